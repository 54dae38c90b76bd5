-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('uploaded', 'checking', 'checked', 'importing', 'done', 'failed', 'canceled');

-- CreateEnum
CREATE TYPE "confirmation_status" AS ENUM ('pending', 'success', 'failed');

-- CreateEnum
CREATE TYPE "reply_run_state" AS ENUM ('planned', 'queued', 'skipped', 'canceled');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "mail_state" ADD VALUE 'sending';
ALTER TYPE "mail_state" ADD VALUE 'unknown';
ALTER TYPE "mail_state" ADD VALUE 'canceled';

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "imported_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "outgoing_mails" ADD COLUMN     "confirmation_id" UUID,
ADD COLUMN     "from_name" TEXT,
ADD COLUMN     "handed_over_at" TIMESTAMPTZ(3),
ADD COLUMN     "headers" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "order_id" UUID,
ADD COLUMN     "reply_to" TEXT,
ADD COLUMN     "resend_of" UUID,
ADD COLUMN     "rule_id" UUID,
ADD COLUMN     "supporter_key" TEXT;

-- AlterTable
ALTER TABLE "sites" ADD COLUMN     "accent_color" TEXT,
ADD COLUMN     "mail_from_name" TEXT,
ADD COLUMN     "mail_reply_to" TEXT,
ADD COLUMN     "match_window_hours" INTEGER NOT NULL DEFAULT 72;

-- CreateTable
CREATE TABLE "import_runs" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_size" INTEGER NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'uploaded',
    "mapping" JSONB,
    "headers" JSONB NOT NULL DEFAULT '[]',
    "row_count" INTEGER,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "comparison" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_by_label" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_chunks" (
    "site_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_chunks_pkey" PRIMARY KEY ("import_id","position")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "site_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "fate" TEXT NOT NULL,
    "detail" TEXT,
    "payment_key" TEXT,
    "order_id" UUID,
    "payer" TEXT,
    "amount" BIGINT,
    "currency" CHAR(3),
    "placed_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "import_mappings" (
    "site_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,

    CONSTRAINT "import_mappings_pkey" PRIMARY KEY ("site_id","platform")
);

-- CreateTable
CREATE TABLE "mail_attempts" (
    "id" UUID NOT NULL,
    "site_id" UUID,
    "mail_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "detail" TEXT,

    CONSTRAINT "mail_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_opt_outs" (
    "site_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_opt_outs_pkey" PRIMARY KEY ("site_id","email_key")
);

-- CreateTable
CREATE TABLE "support_buttons" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "intro" TEXT,
    "look" JSONB NOT NULL DEFAULT '{}',
    "places" JSONB NOT NULL DEFAULT '[]',
    "amounts" BIGINT[],
    "currency" CHAR(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "support_buttons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confirmations" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "button_id" UUID,
    "code" TEXT NOT NULL,
    "code_key" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "name" TEXT,
    "message" TEXT,
    "amount" BIGINT,
    "currency" CHAR(3),
    "transaction_id" TEXT,
    "transaction_key" TEXT,
    "paid_email" TEXT,
    "paid_email_key" TEXT,
    "said_paid_at" TIMESTAMPTZ(3),
    "locale" TEXT,
    "status" "confirmation_status" NOT NULL DEFAULT 'pending',
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "status_by" TEXT NOT NULL DEFAULT 'visitor',
    "needs_review" TEXT,
    "review_settled" TEXT,
    "reply" TEXT,
    "replied_at" TIMESTAMPTZ(3),
    "window_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "confirmations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "matches" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "confirmation_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_label" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,
    "undo_reason" TEXT,

    CONSTRAINT "matches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code_sightings" (
    "site_id" UUID NOT NULL,
    "code_key" TEXT NOT NULL,
    "order_id" UUID NOT NULL,

    CONSTRAINT "code_sightings_pkey" PRIMARY KEY ("site_id","code_key","order_id")
);

-- CreateTable
CREATE TABLE "confirmation_events" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "confirmation_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_label" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "confirmation_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT,
    "href" TEXT NOT NULL,
    "delivery" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "digested_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_preferences" (
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "delivery" TEXT NOT NULL,

    CONSTRAINT "notice_preferences_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateTable
CREATE TABLE "connection_alarms" (
    "connection_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_alarms_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT onetill_now(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply_templates" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reply_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply_template_variants" (
    "site_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "reply_template_variants_pkey" PRIMARY KEY ("template_id","locale")
);

-- CreateTable
CREATE TABLE "reply_rules" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "conditions" JSONB NOT NULL DEFAULT '{}',
    "template_id" UUID NOT NULL,
    "delay_minutes" INTEGER NOT NULL DEFAULT 0,
    "nature" TEXT NOT NULL DEFAULT 'answer',
    "enabled_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reply_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply_runs" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "order_id" UUID,
    "state" "reply_run_state" NOT NULL,
    "reason" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "mail_id" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_runs_site_id_created_at_idx" ON "import_runs"("site_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "import_runs_state_idx" ON "import_runs"("state");

-- CreateIndex
CREATE INDEX "import_rows_import_id_fate_line_idx" ON "import_rows"("import_id", "fate", "line");

-- CreateIndex
CREATE INDEX "import_rows_import_id_payment_key_idx" ON "import_rows"("import_id", "payment_key");

-- CreateIndex
CREATE UNIQUE INDEX "mail_attempts_mail_id_number_key" ON "mail_attempts"("mail_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "support_buttons_token_key" ON "support_buttons"("token");

-- CreateIndex
CREATE INDEX "support_buttons_site_id_created_at_idx" ON "support_buttons"("site_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "confirmations_token_hash_key" ON "confirmations"("token_hash");

-- CreateIndex
CREATE INDEX "confirmations_site_id_created_at_id_idx" ON "confirmations"("site_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "confirmations_site_id_status_created_at_id_idx" ON "confirmations"("site_id", "status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "confirmations_site_id_email_key_created_at_idx" ON "confirmations"("site_id", "email_key", "created_at");

-- CreateIndex
CREATE INDEX "confirmations_site_id_paid_email_key_idx" ON "confirmations"("site_id", "paid_email_key");

-- CreateIndex
CREATE INDEX "confirmations_site_id_transaction_key_idx" ON "confirmations"("site_id", "transaction_key");

-- CreateIndex
CREATE UNIQUE INDEX "confirmations_site_id_code_key_key" ON "confirmations"("site_id", "code_key");

-- CreateIndex
CREATE INDEX "matches_site_id_confirmation_id_made_at_idx" ON "matches"("site_id", "confirmation_id", "made_at");

-- CreateIndex
CREATE INDEX "matches_site_id_order_id_made_at_idx" ON "matches"("site_id", "order_id", "made_at");

-- CreateIndex
CREATE INDEX "code_sightings_site_id_order_id_idx" ON "code_sightings"("site_id", "order_id");

-- CreateIndex
CREATE INDEX "confirmation_events_site_id_confirmation_id_id_idx" ON "confirmation_events"("site_id", "confirmation_id", "id");

-- CreateIndex
CREATE INDEX "notices_user_id_created_at_id_idx" ON "notices"("user_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notices_site_id_idx" ON "notices"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "notices_user_id_dedupe_key_key" ON "notices"("user_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_due_at_id_idx" ON "outbox"("due_at", "id");

-- CreateIndex
CREATE INDEX "reply_templates_site_id_created_at_idx" ON "reply_templates"("site_id", "created_at");

-- CreateIndex
CREATE INDEX "reply_rules_site_id_trigger_idx" ON "reply_rules"("site_id", "trigger");

-- CreateIndex
CREATE INDEX "reply_runs_site_id_order_id_idx" ON "reply_runs"("site_id", "order_id");

-- CreateIndex
CREATE INDEX "reply_runs_rule_id_created_at_idx" ON "reply_runs"("rule_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "reply_runs_rule_id_subject_id_key" ON "reply_runs"("rule_id", "subject_id");

-- CreateIndex
CREATE INDEX "outgoing_mails_site_id_created_at_id_idx" ON "outgoing_mails"("site_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "outgoing_mails_site_id_state_created_at_id_idx" ON "outgoing_mails"("site_id", "state", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "outgoing_mails_site_id_order_id_idx" ON "outgoing_mails"("site_id", "order_id");

-- CreateIndex
CREATE INDEX "outgoing_mails_site_id_confirmation_id_idx" ON "outgoing_mails"("site_id", "confirmation_id");

-- CreateIndex
CREATE INDEX "outgoing_mails_site_id_supporter_key_created_at_idx" ON "outgoing_mails"("site_id", "supporter_key", "created_at");

-- AddForeignKey
ALTER TABLE "reply_template_variants" ADD CONSTRAINT "reply_template_variants_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "reply_templates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- At most one order to one confirmation, and the other way round.
CREATE UNIQUE INDEX "matches_confirmation_key" ON "matches" ("confirmation_id") WHERE "undone_at" IS NULL;
CREATE UNIQUE INDEX "matches_order_key" ON "matches" ("order_id") WHERE "undone_at" IS NULL;

-- What still waits for its payment, by the end of its window.
CREATE INDEX "confirmations_window_idx" ON "confirmations" ("window_ends_at") WHERE "status" = 'pending';

-- The few that a person has been asked to look at.
CREATE INDEX "confirmations_review_idx" ON "confirmations" ("site_id", "created_at" DESC) WHERE "needs_review" IS NOT NULL;

-- The search box of the confirmations.
CREATE INDEX "confirmations_search_idx" ON "confirmations" USING gin ("search_text" gin_trgm_ops) WITH (fastupdate = off);

-- What a confirmation is matched by.
CREATE INDEX "orders_email_idx" ON "orders" ("site_id", lower("customer_email"), "placed_at") WHERE "customer_email" IS NOT NULL;
CREATE INDEX "orders_transaction_idx" ON "orders" ("site_id", lower("transaction_id")) WHERE "transaction_id" IS NOT NULL;

-- Answers whose time comes.
CREATE INDEX "reply_runs_due_idx" ON "reply_runs" ("due_at") WHERE "state" = 'planned';

-- Notices that a daily mail still has to gather, and unread ones.
CREATE INDEX "notices_digest_idx" ON "notices" ("user_id", "created_at") WHERE "delivery" = 'digest' AND "digested_at" IS NULL;
CREATE INDEX "notices_unread_idx" ON "notices" ("user_id") WHERE "read_at" IS NULL;

-- The search box of the log of mails.
CREATE INDEX "outgoing_mails_search_idx" ON "outgoing_mails" USING gin (lower("recipient" || ' ' || "subject") gin_trgm_ops) WITH (fastupdate = off);

-- Which rows of a file speak of which order.
CREATE INDEX "import_rows_order_idx" ON "import_rows" ("import_id", "order_id") WHERE "order_id" IS NOT NULL;
