-- Filtering by support button walks each chosen button by time.
CREATE INDEX "confirmations_site_id_button_id_created_at_id_idx" ON "confirmations"("site_id", "button_id", "created_at" DESC, "id" DESC);

-- The home page's sums over a period are read from the index that lists are walked along.
DROP INDEX "orders_site_id_placed_at_id_idx";
CREATE INDEX "orders_time_idx" ON "orders"("site_id", "placed_at" DESC, "id" DESC)
  INCLUDE ("is_test", "status", "payment_status", "platform", "currency", "amount", "amount_refunded", "customer_id");
