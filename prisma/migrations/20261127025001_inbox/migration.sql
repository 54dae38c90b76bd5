-- Repeats are counted in rows of their own, so that counting never holds the delivery's.
CREATE TABLE "inbound_repeats" (
    "site_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "repeats" INTEGER NOT NULL,

    CONSTRAINT "inbound_repeats_pkey" PRIMARY KEY ("site_id","connection_id","delivery_id")
);

INSERT INTO "inbound_repeats" ("site_id", "connection_id", "delivery_id", "repeats")
SELECT "site_id", "connection_id", "delivery_id", "repeats" FROM "inbound_events" WHERE "repeats" > 0;

ALTER TABLE "inbound_events" DROP COLUMN "repeats";

-- Leases and pauses go by the database's own clock, wherever the sandbox's has been moved to.
ALTER TABLE "outgoing_mails" ALTER COLUMN "next_attempt_at" SET DEFAULT CURRENT_TIMESTAMP;

UPDATE "outgoing_mails" SET "next_attempt_at" = "next_attempt_at" - (onetill_now() - now())
WHERE "state" IN ('queued', 'sending') AND onetill_now() <> now();

ALTER TABLE "reply_runs" ADD COLUMN "retry_at" TIMESTAMPTZ(3);
