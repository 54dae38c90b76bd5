-- Search by parts of words.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- The product's clock inside SQL: the database's own, moved by what the sandbox was told.
-- plpgsql, because the table that it reads is made further down.
CREATE FUNCTION onetill_now() RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN now() + coalesce((SELECT offset_ms FROM sandbox_clock WHERE id = 1), 0) * interval '1 millisecond';
END
$$;

-- CreateEnum
CREATE TYPE "subscription_state" AS ENUM ('active', 'paused', 'canceled');

-- CreateEnum
CREATE TYPE "ledger_kind" AS ENUM ('charge', 'refund');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('queued', 'sent', 'kept', 'failed');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('received', 'accepted', 'pending_payment', 'declined', 'canceled', 'expired', 'completed');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('unpaid', 'verified', 'processing', 'paid', 'failed', 'partially_refunded', 'refunded');

-- CreateEnum
CREATE TYPE "order_kind" AS ENUM ('donation', 'membership', 'shop', 'commission', 'wishlist', 'store', 'api');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'manager', 'support', 'viewer');

-- CreateEnum
CREATE TYPE "inbound_state" AS ENUM ('pending', 'processed', 'quarantined');

-- CreateTable
CREATE TABLE "customers" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "identity_key" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "state" "subscription_state" NOT NULL,
    "tier" TEXT,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "interval" TEXT,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "cancel_at_period_end" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3),
    "period_end" TIMESTAMPTZ(3),
    "paused_until" TIMESTAMPTZ(3),
    "canceled_at" TIMESTAMPTZ(3),
    "reported_rank" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "kind" "ledger_kind" NOT NULL,
    "platform" TEXT NOT NULL,
    "payment_key" TEXT NOT NULL,
    "entry_key" TEXT NOT NULL,
    "order_id" UUID,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing_mails" (
    "id" UUID NOT NULL,
    "site_id" UUID,
    "purpose" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "mail_state" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outgoing_mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL,

    CONSTRAINT "sandbox_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "reference" CHAR(8) NOT NULL,
    "status" "order_status" NOT NULL,
    "payment_status" "payment_status" NOT NULL,
    "kind" "order_kind" NOT NULL,
    "platform" TEXT NOT NULL,
    "connection_id" UUID,
    "inbound_event_id" UUID,
    "external_id" TEXT NOT NULL,
    "payment_key" TEXT NOT NULL,
    "transaction_id" TEXT,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_refunded" BIGINT NOT NULL DEFAULT 0,
    "customer_id" UUID,
    "customer_name" TEXT,
    "customer_email" TEXT,
    "item_summary" TEXT NOT NULL,
    "customer_sort" VARCHAR(80) NOT NULL DEFAULT '',
    "item_sort" VARCHAR(80) NOT NULL,
    "message" TEXT,
    "message_private" BOOLEAN NOT NULL DEFAULT false,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "needs_review" TEXT,
    "shipping" JSONB,
    "details" JSONB NOT NULL DEFAULT '{}',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "card" JSONB,
    "search_text" TEXT NOT NULL,
    "reported_rank" TEXT NOT NULL DEFAULT '',
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_items" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "variation" TEXT,
    "quantity" INTEGER NOT NULL,
    "unit_amount" BIGINT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "order_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_events" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_label" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "order_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_notes" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "author_id" UUID,
    "author_label" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "site_id" UUID,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_links" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sites" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "is_virtual" BOOLEAN NOT NULL DEFAULT false,
    "url" TEXT,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "client_id_rotated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_members" (
    "site_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_members_pkey" PRIMARY KEY ("site_id","user_id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connections" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "secret_encrypted" TEXT,
    "secret_hint" TEXT,
    "secret_set_at" TIMESTAMPTZ(3),
    "last_failure_at" TIMESTAMPTZ(3),
    "last_failure_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_events" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "event_type" TEXT,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "body" BYTEA NOT NULL,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "state" "inbound_state" NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "outcome" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "order_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT onetill_now(),
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "customers_site_id_identity_key_key" ON "customers"("site_id", "identity_key");

-- CreateIndex
CREATE INDEX "subscriptions_site_id_customer_id_idx" ON "subscriptions"("site_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscriptions_site_id_platform_external_id_key" ON "subscriptions"("site_id", "platform", "external_id");

-- CreateIndex
CREATE INDEX "ledger_entries_site_id_platform_payment_key_idx" ON "ledger_entries"("site_id", "platform", "payment_key");

-- CreateIndex
CREATE INDEX "ledger_entries_site_id_order_id_idx" ON "ledger_entries"("site_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_site_id_platform_entry_key_key" ON "ledger_entries"("site_id", "platform", "entry_key");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_mails_dedupe_key_key" ON "outgoing_mails"("dedupe_key");

-- CreateIndex
CREATE INDEX "outgoing_mails_state_next_attempt_at_idx" ON "outgoing_mails"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "outgoing_mails_created_at_idx" ON "outgoing_mails"("created_at" DESC);

-- CreateIndex
CREATE INDEX "orders_site_id_placed_at_id_idx" ON "orders"("site_id", "placed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "orders_site_id_amount_id_idx" ON "orders"("site_id", "amount", "id");

-- CreateIndex
CREATE INDEX "orders_site_id_customer_sort_id_idx" ON "orders"("site_id", "customer_sort", "id");

-- CreateIndex
CREATE INDEX "orders_site_id_item_sort_id_idx" ON "orders"("site_id", "item_sort", "id");

-- CreateIndex
CREATE INDEX "orders_site_id_status_placed_at_id_idx" ON "orders"("site_id", "status", "placed_at", "id");

-- CreateIndex
CREATE INDEX "orders_site_id_payment_status_placed_at_id_idx" ON "orders"("site_id", "payment_status", "placed_at", "id");

-- CreateIndex
CREATE INDEX "orders_site_id_platform_placed_at_id_idx" ON "orders"("site_id", "platform", "placed_at", "id");

-- CreateIndex
CREATE INDEX "orders_site_id_kind_placed_at_id_idx" ON "orders"("site_id", "kind", "placed_at", "id");

-- CreateIndex
CREATE INDEX "orders_site_id_currency_placed_at_id_idx" ON "orders"("site_id", "currency", "placed_at", "id");

-- CreateIndex
CREATE INDEX "orders_site_id_customer_id_placed_at_idx" ON "orders"("site_id", "customer_id", "placed_at" DESC);

-- CreateIndex
CREATE INDEX "orders_site_id_platform_payment_key_idx" ON "orders"("site_id", "platform", "payment_key");

-- CreateIndex
CREATE UNIQUE INDEX "orders_site_id_platform_external_id_key" ON "orders"("site_id", "platform", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_site_id_reference_key" ON "orders"("site_id", "reference");

-- CreateIndex
CREATE INDEX "order_items_order_id_idx" ON "order_items"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_items_site_id_order_id_position_key" ON "order_items"("site_id", "order_id", "position");

-- CreateIndex
CREATE INDEX "order_events_site_id_order_id_id_idx" ON "order_events"("site_id", "order_id", "id");

-- CreateIndex
CREATE INDEX "order_notes_site_id_order_id_created_at_idx" ON "order_notes"("site_id", "order_id", "created_at");

-- CreateIndex
CREATE INDEX "saved_views_user_id_list_idx" ON "saved_views"("user_id", "list");

-- CreateIndex
CREATE INDEX "saved_views_site_id_list_idx" ON "saved_views"("site_id", "list");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_links_token_hash_key" ON "sign_in_links"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_links_user_id_idx" ON "sign_in_links"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sites_slug_key" ON "sites"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "sites_client_id_key" ON "sites"("client_id");

-- CreateIndex
CREATE INDEX "site_members_user_id_idx" ON "site_members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_site_id_created_at_idx" ON "invitations"("site_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "api_keys_site_id_created_at_idx" ON "api_keys"("site_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "connections_site_id_platform_key" ON "connections"("site_id", "platform");

-- CreateIndex
CREATE INDEX "inbound_events_site_id_received_at_id_idx" ON "inbound_events"("site_id", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "inbound_events_site_id_state_received_at_id_idx" ON "inbound_events"("site_id", "state", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "inbound_events_connection_id_received_at_idx" ON "inbound_events"("connection_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "inbound_events_site_id_order_id_idx" ON "inbound_events"("site_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_events_connection_id_delivery_id_key" ON "inbound_events"("connection_id", "delivery_id");

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_members" ADD CONSTRAINT "site_members_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_members" ADD CONSTRAINT "site_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The search box: any part of any word. Without the site in it, because looking a site's million
-- orders up for each hit costs more than dropping other sites' hits; where those are many, the site's
-- own indexes are walked instead. No pending list, so that a search never pays for writes.
CREATE INDEX "orders_search_idx" ON "orders" USING gin ("search_text" gin_trgm_ops) WITH (fastupdate = off);

-- The few test orders, when they are asked for alone.
CREATE INDEX "orders_test_idx" ON "orders" ("site_id", "placed_at", "id") WHERE "is_test";

-- The few deliveries that still wait to be worked on.
CREATE INDEX "inbound_events_waiting_idx" ON "inbound_events" ("received_at") WHERE "state" = 'pending';

-- The few orders that a person has been asked to look at.
CREATE INDEX "orders_review_idx" ON "orders" ("site_id", "placed_at" DESC) WHERE "needs_review" IS NOT NULL;
