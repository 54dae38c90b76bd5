-- CreateEnum
CREATE TYPE "payment_purpose" AS ENUM ('check', 'charge');

-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('open', 'processing', 'succeeded', 'failed', 'canceled', 'unknown');

-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('pending', 'succeeded', 'failed', 'to_send');

-- CreateEnum
CREATE TYPE "store_request_state" AS ENUM ('open', 'placed', 'refused');







-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "item_id" UUID;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "amount_shipping" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "reminders" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "fulfilment" JSONB,
ADD COLUMN     "payment_method" TEXT;

-- AlterTable
ALTER TABLE "sites" ADD COLUMN     "mails_platform_shipped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "store_intro" TEXT,
ADD COLUMN     "store_is_open" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "order_messages" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "from" TEXT NOT NULL,
    "author_label" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_messages_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "member_links" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),

    CONSTRAINT "member_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_sessions" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_choices" (
    "email_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,

    CONSTRAINT "member_choices_pkey" PRIMARY KEY ("email_key","kind")
);

-- CreateTable
CREATE TABLE "member_notices" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_notices_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "stripe_accounts" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sealed_key" TEXT,
    "secret_hint" TEXT,
    "publishable_key" TEXT,
    "sealed_webhook_secret" TEXT,
    "endpoint_id" TEXT,
    "endpoint_url" TEXT,
    "checked" JSONB,
    "checked_at" TIMESTAMPTZ(3),
    "last_failure_at" TIMESTAMPTZ(3),
    "last_failure_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),

    CONSTRAINT "stripe_accounts_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "order_cards" (
    "site_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "stripe_customer" TEXT NOT NULL,
    "payment_method" TEXT,
    "brand" TEXT,
    "last4" TEXT,
    "exp_month" INTEGER,
    "exp_year" INTEGER,
    "wallet" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),

    CONSTRAINT "order_cards_pkey" PRIMARY KEY ("site_id","order_id")
);

-- CreateTable
CREATE TABLE "payments" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "purpose" "payment_purpose" NOT NULL,
    "method" TEXT NOT NULL,
    "state" "payment_state" NOT NULL,
    "on_session" BOOLEAN NOT NULL,
    "attempt" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "intent_id" TEXT,
    "charge_id" TEXT,
    "card" JSONB,
    "failure_code" TEXT,
    "failure_message" TEXT,
    "fee" BIGINT,
    "net" BIGINT,
    "fee_currency" CHAR(3),
    "amount_refunded" BIGINT NOT NULL DEFAULT 0,
    "asked_by" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),
    "paid_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT,
    "lines" JSONB,
    "state" "refund_state" NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "refund_id" TEXT,
    "failure_code" TEXT,
    "failure_message" TEXT,
    "asked_by" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),
    "settled_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "disputes" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "dispute_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "answer_by" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "item_names" (
    "site_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "named_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_names_pkey" PRIMARY KEY ("site_id","platform","code")
);

-- CreateTable
CREATE TABLE "store_items" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "price" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "is_physical" BOOLEAN NOT NULL DEFAULT false,
    "least_quantity" INTEGER NOT NULL DEFAULT 1,
    "most_quantity" INTEGER NOT NULL DEFAULT 10,
    "stock" INTEGER,
    "questions" JSONB NOT NULL DEFAULT '[]',
    "shipping" JSONB NOT NULL DEFAULT '[]',
    "days_from" INTEGER,
    "days_to" INTEGER,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "position" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "store_items_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "store_pictures" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),

    CONSTRAINT "store_pictures_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "store_picture_files" (
    "site_id" UUID NOT NULL,
    "picture_id" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "store_picture_files_pkey" PRIMARY KEY ("site_id","picture_id","width")
);

-- CreateTable
CREATE TABLE "store_requests" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "state" "store_request_state" NOT NULL DEFAULT 'open',
    "visit_hash" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_amount" BIGINT NOT NULL,
    "amount_shipping" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "item" JSONB NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '[]',
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" JSONB,
    "message" TEXT,
    "is_test" BOOLEAN NOT NULL,
    "consent" TEXT NOT NULL,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,
    "refusal" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_requests_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateIndex
CREATE INDEX "order_messages_site_id_order_id_id_idx" ON "order_messages"("site_id", "order_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "member_links_token_hash_key" ON "member_links"("token_hash");

-- CreateIndex
CREATE INDEX "member_links_email_key_idx" ON "member_links"("email_key");

-- CreateIndex
CREATE UNIQUE INDEX "member_sessions_token_hash_key" ON "member_sessions"("token_hash");

-- CreateIndex
CREATE INDEX "member_sessions_email_key_idx" ON "member_sessions"("email_key");

-- CreateIndex
CREATE INDEX "member_notices_site_id_email_key_created_at_idx" ON "member_notices"("site_id", "email_key", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "member_notices_site_id_dedupe_key_key" ON "member_notices"("site_id", "dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_accounts_site_id_key" ON "stripe_accounts"("site_id");

-- CreateIndex
CREATE INDEX "order_cards_site_id_payment_method_idx" ON "order_cards"("site_id", "payment_method");

-- CreateIndex
CREATE UNIQUE INDEX "payments_site_id_order_id_purpose_attempt_key" ON "payments"("site_id", "order_id", "purpose", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "payments_site_id_idempotency_key_key" ON "payments"("site_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "payments_site_id_intent_id_idx" ON "payments"("site_id", "intent_id");

-- CreateIndex
CREATE INDEX "refunds_site_id_order_id_idx" ON "refunds"("site_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_site_id_idempotency_key_key" ON "refunds"("site_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_site_id_refund_id_key" ON "refunds"("site_id", "refund_id");

-- CreateIndex
CREATE INDEX "disputes_site_id_order_id_idx" ON "disputes"("site_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "disputes_site_id_dispute_id_key" ON "disputes"("site_id", "dispute_id");

-- CreateIndex
CREATE INDEX "store_items_site_id_position_id_idx" ON "store_items"("site_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "store_items_site_id_slug_key" ON "store_items"("site_id", "slug");

-- CreateIndex
CREATE INDEX "store_pictures_site_id_item_id_position_idx" ON "store_pictures"("site_id", "item_id", "position");

-- CreateIndex
CREATE INDEX "store_requests_site_id_state_expires_at_idx" ON "store_requests"("site_id", "state", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "store_requests_site_id_visit_hash_key" ON "store_requests"("site_id", "visit_hash");

-- AddForeignKey
ALTER TABLE "store_pictures" ADD CONSTRAINT "store_pictures_site_id_item_id_fkey" FOREIGN KEY ("site_id", "item_id") REFERENCES "store_items"("site_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "store_picture_files" ADD CONSTRAINT "store_picture_files_site_id_picture_id_fkey" FOREIGN KEY ("site_id", "picture_id") REFERENCES "store_pictures"("site_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What waits, each site's earliest first; and what is not found by a payment's number yet.
CREATE INDEX "payments_due_idx" ON "payments" ("site_id", "due_at", "id") WHERE "due_at" IS NOT NULL;
CREATE INDEX "refunds_due_idx" ON "refunds" ("site_id", "due_at", "id") WHERE "due_at" IS NOT NULL;
CREATE INDEX "orders_due_idx" ON "orders" ("site_id", "due_at", "id") WHERE "due_at" IS NOT NULL;
