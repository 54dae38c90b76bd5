-- What waits, each site's oldest first: sites take turns, so that a long queue delays its own site alone.
DROP INDEX "outbox_due_at_id_idx";
CREATE INDEX "outbox_site_id_due_at_id_idx" ON "outbox"("site_id", "due_at", "id");

DROP INDEX "inbound_events_waiting_idx";
CREATE INDEX "inbound_events_waiting_idx" ON "inbound_events" ("site_id", "received_at", "id") WHERE "state" = 'pending';

DROP INDEX "reply_runs_due_idx";
CREATE INDEX "reply_runs_due_idx" ON "reply_runs" ("site_id", "due_at", "id") WHERE "state" = 'planned';

CREATE INDEX "outgoing_mails_due_idx" ON "outgoing_mails" ("site_id", "next_attempt_at") WHERE "state" = 'queued';
