-- Queues of deliveries and events have the site first in every key and index, so that they can be
-- sharded by site. A delivery's name was unique in its connection before, and so it is within its site.
CREATE UNIQUE INDEX "inbound_events_site_id_connection_id_delivery_id_key" ON "inbound_events"("site_id", "connection_id", "delivery_id");

DROP INDEX "inbound_events_connection_id_delivery_id_key";

CREATE INDEX "inbound_events_site_id_connection_id_received_at_idx" ON "inbound_events"("site_id", "connection_id", "received_at" DESC);

DROP INDEX "inbound_events_connection_id_received_at_idx";

ALTER TABLE "inbound_events" DROP CONSTRAINT "inbound_events_pkey",
ADD CONSTRAINT "inbound_events_pkey" PRIMARY KEY ("site_id", "id");

ALTER TABLE "outbox" DROP CONSTRAINT "outbox_pkey",
ADD CONSTRAINT "outbox_pkey" PRIMARY KEY ("site_id", "id");

CREATE INDEX "event_tellings_site_id_consumer_at_event_id_idx" ON "event_tellings"("site_id", "consumer", "at", "event_id");

DROP INDEX "event_tellings_consumer_site_id_at_event_id_idx";
