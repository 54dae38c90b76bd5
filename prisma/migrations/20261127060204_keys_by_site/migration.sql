-- Every table of a site has the site first in its keys, uniques, foreign keys and indexes, so that the
-- same schema can be sharded by site. Mails of the installation as a whole belong to the nil site.
UPDATE "outgoing_mails" SET "site_id" = '00000000-0000-0000-0000-000000000000' WHERE "site_id" IS NULL;
UPDATE "mail_attempts" SET "site_id" = '00000000-0000-0000-0000-000000000000' WHERE "site_id" IS NULL;

-- DropForeignKey
ALTER TABLE "api_keys" DROP CONSTRAINT "api_keys_site_id_fkey";

-- DropForeignKey
ALTER TABLE "connections" DROP CONSTRAINT "connections_site_id_fkey";

-- DropForeignKey
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_site_id_fkey";

-- DropForeignKey
ALTER TABLE "known_devices" DROP CONSTRAINT "known_devices_user_id_fkey";

-- DropForeignKey
ALTER TABLE "order_items" DROP CONSTRAINT "order_items_order_id_fkey";

-- DropForeignKey
ALTER TABLE "order_notes" DROP CONSTRAINT "order_notes_order_id_fkey";

-- DropForeignKey
ALTER TABLE "reply_template_variants" DROP CONSTRAINT "reply_template_variants_template_id_fkey";

-- DropForeignKey
ALTER TABLE "saved_views" DROP CONSTRAINT "saved_views_user_id_fkey";

-- DropForeignKey
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_user_id_fkey";

-- DropForeignKey
ALTER TABLE "site_members" DROP CONSTRAINT "site_members_site_id_fkey";

-- DropForeignKey
ALTER TABLE "site_members" DROP CONSTRAINT "site_members_user_id_fkey";

-- DropForeignKey
ALTER TABLE "subscriptions" DROP CONSTRAINT "subscriptions_customer_id_fkey";

-- AlterTable
ALTER TABLE "confirmation_events" DROP CONSTRAINT "confirmation_events_pkey",
ADD CONSTRAINT "confirmation_events_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "confirmations" DROP CONSTRAINT "confirmations_pkey",
ADD CONSTRAINT "confirmations_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "connection_alarms" DROP CONSTRAINT "connection_alarms_pkey",
ADD CONSTRAINT "connection_alarms_pkey" PRIMARY KEY ("site_id", "connection_id");

-- AlterTable
ALTER TABLE "connections" DROP CONSTRAINT "connections_pkey",
ADD CONSTRAINT "connections_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "customers" DROP CONSTRAINT "customers_pkey",
ADD CONSTRAINT "customers_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "import_chunks" DROP CONSTRAINT "import_chunks_pkey",
ADD CONSTRAINT "import_chunks_pkey" PRIMARY KEY ("site_id", "import_id", "position");

-- AlterTable
ALTER TABLE "import_rows" DROP CONSTRAINT "import_rows_pkey",
ADD CONSTRAINT "import_rows_pkey" PRIMARY KEY ("site_id", "import_id", "line");

-- AlterTable
ALTER TABLE "import_runs" DROP CONSTRAINT "import_runs_pkey",
ADD CONSTRAINT "import_runs_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "mail_attempts" DROP CONSTRAINT "mail_attempts_pkey",
ALTER COLUMN "site_id" SET NOT NULL,
ADD CONSTRAINT "mail_attempts_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "matches" DROP CONSTRAINT "matches_pkey",
ADD CONSTRAINT "matches_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "notices" DROP CONSTRAINT "notices_pkey",
ADD CONSTRAINT "notices_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "order_events" DROP CONSTRAINT "order_events_pkey",
ADD CONSTRAINT "order_events_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "order_items" DROP CONSTRAINT "order_items_pkey",
ADD CONSTRAINT "order_items_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "order_notes" DROP CONSTRAINT "order_notes_pkey",
ADD CONSTRAINT "order_notes_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "orders" DROP CONSTRAINT "orders_pkey",
ADD CONSTRAINT "orders_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "outgoing_mails" DROP CONSTRAINT "outgoing_mails_pkey",
ALTER COLUMN "site_id" SET NOT NULL,
ADD CONSTRAINT "outgoing_mails_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "reply_rules" DROP CONSTRAINT "reply_rules_pkey",
ADD CONSTRAINT "reply_rules_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "reply_runs" DROP CONSTRAINT "reply_runs_pkey",
ADD CONSTRAINT "reply_runs_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "reply_template_variants" DROP CONSTRAINT "reply_template_variants_pkey",
ADD CONSTRAINT "reply_template_variants_pkey" PRIMARY KEY ("site_id", "template_id", "locale");

-- AlterTable
ALTER TABLE "reply_templates" DROP CONSTRAINT "reply_templates_pkey",
ADD CONSTRAINT "reply_templates_pkey" PRIMARY KEY ("site_id", "id");

-- AlterTable
ALTER TABLE "subscriptions" DROP CONSTRAINT "subscriptions_pkey",
ADD CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("site_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "confirmations_site_id_token_hash_key" ON "confirmations"("site_id", "token_hash");

-- CreateIndex
CREATE INDEX "import_rows_site_id_import_id_fate_line_idx" ON "import_rows"("site_id", "import_id", "fate", "line");

-- CreateIndex
CREATE INDEX "import_rows_site_id_import_id_payment_key_idx" ON "import_rows"("site_id", "import_id", "payment_key");

-- CreateIndex
CREATE INDEX "import_runs_site_id_state_idx" ON "import_runs"("site_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "mail_attempts_site_id_mail_id_number_key" ON "mail_attempts"("site_id", "mail_id", "number");

-- CreateIndex
CREATE INDEX "notices_site_id_user_id_created_at_id_idx" ON "notices"("site_id", "user_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notices_site_id_user_id_dedupe_key_key" ON "notices"("site_id", "user_id", "dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_mails_site_id_dedupe_key_key" ON "outgoing_mails"("site_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "reply_runs_site_id_rule_id_created_at_idx" ON "reply_runs"("site_id", "rule_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "reply_runs_site_id_rule_id_subject_id_key" ON "reply_runs"("site_id", "rule_id", "subject_id");

-- What these were for is done by the ones above and below.
DROP INDEX "confirmations_token_hash_key";
DROP INDEX "import_rows_import_id_fate_line_idx";
DROP INDEX "import_rows_import_id_payment_key_idx";
DROP INDEX "import_runs_state_idx";
DROP INDEX "mail_attempts_mail_id_number_key";
DROP INDEX "notices_site_id_idx";
DROP INDEX "notices_user_id_created_at_id_idx";
DROP INDEX "notices_user_id_dedupe_key_key";
DROP INDEX "order_items_order_id_idx";
DROP INDEX "outgoing_mails_created_at_idx";
DROP INDEX "outgoing_mails_dedupe_key_key";
DROP INDEX "outgoing_mails_state_next_attempt_at_idx";
DROP INDEX "outgoing_mails_token_until_idx";
DROP INDEX "reply_runs_rule_id_created_at_idx";
DROP INDEX "reply_runs_rule_id_subject_id_key";

-- Hand-written ones: conditions and expressions that the schema language has no words for.
DROP INDEX "matches_confirmation_key", "matches_order_key", "confirmations_window_idx", "import_rows_order_idx",
  "notices_digest_idx", "notices_unread_idx";
CREATE UNIQUE INDEX "matches_confirmation_key" ON "matches" ("site_id", "confirmation_id") WHERE "undone_at" IS NULL;
CREATE UNIQUE INDEX "matches_order_key" ON "matches" ("site_id", "order_id") WHERE "undone_at" IS NULL;
CREATE INDEX "confirmations_window_idx" ON "confirmations" ("site_id", "window_ends_at") WHERE "status" = 'pending';
CREATE INDEX "import_rows_order_idx" ON "import_rows" ("site_id", "import_id", "order_id") WHERE "order_id" IS NOT NULL;
CREATE INDEX "notices_digest_idx" ON "notices" ("site_id", "user_id", "created_at") WHERE "delivery" = 'digest' AND "digested_at" IS NULL;
CREATE INDEX "notices_unread_idx" ON "notices" ("site_id", "user_id") WHERE "read_at" IS NULL;
CREATE INDEX "outgoing_mails_sending_idx" ON "outgoing_mails" ("site_id", "next_attempt_at") WHERE "state" = 'sending';
CREATE INDEX "outgoing_mails_tokens_idx" ON "outgoing_mails" ("site_id", "token_until") WHERE "token_until" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_site_id_customer_id_fkey" FOREIGN KEY ("site_id", "customer_id") REFERENCES "customers"("site_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_site_id_order_id_fkey" FOREIGN KEY ("site_id", "order_id") REFERENCES "orders"("site_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_site_id_order_id_fkey" FOREIGN KEY ("site_id", "order_id") REFERENCES "orders"("site_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reply_template_variants" ADD CONSTRAINT "reply_template_variants_site_id_template_id_fkey" FOREIGN KEY ("site_id", "template_id") REFERENCES "reply_templates"("site_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "site_members" ADD CONSTRAINT "site_members_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "site_members" ADD CONSTRAINT "site_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
