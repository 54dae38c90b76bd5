-- Most deliveries are written before they have an order: then there is nothing to find them by.
DROP INDEX "inbound_events_site_id_order_id_idx";
CREATE INDEX "inbound_events_order_idx" ON "inbound_events" ("site_id", "order_id") WHERE "order_id" IS NOT NULL;
