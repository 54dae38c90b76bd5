-- What waits in the outbox is handed out from now on, to each consumer in rows of its own. An event that
-- was put off by a consumer that failed is handed out as it happened: its order counts, not its pause.
UPDATE "outbox" SET "due_at" = "created_at" WHERE "attempts" > 0;
ALTER TABLE "outbox" RENAME COLUMN "due_at" TO "at";
ALTER TABLE "outbox" DROP COLUMN "attempts",
DROP COLUMN "created_at",
DROP COLUMN "last_error";
ALTER INDEX "outbox_site_id_due_at_id_idx" RENAME TO "outbox_site_id_at_id_idx";

-- CreateTable
CREATE TABLE "event_tellings" (
    "site_id" UUID NOT NULL,
    "consumer" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(6) NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "failing_since" TIMESTAMPTZ(3),

    CONSTRAINT "event_tellings_pkey" PRIMARY KEY ("site_id","consumer","event_id")
);

-- CreateIndex
CREATE INDEX "event_tellings_consumer_site_id_at_event_id_idx" ON "event_tellings"("consumer", "site_id", "at", "event_id");

-- CreateIndex
CREATE INDEX "event_tellings_site_id_subject_id_consumer_at_event_id_idx" ON "event_tellings"("site_id", "subject_id", "consumer", "at", "event_id");

-- The few that fail, for the page that shows them.
CREATE INDEX "event_tellings_failing_idx" ON "event_tellings" ("site_id", "failing_since") WHERE "failing_since" IS NOT NULL;
