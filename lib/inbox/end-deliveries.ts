import { channels, notifySoon, type Transaction } from "@/lib/db";
import type { Outcome, StoredDelivery } from "./reader";
import { tellQuarantined } from "./tell-quarantined";

/** What became of a delivery. */
export type End = { delivery: StoredDelivery } & (
  | { state: "processed"; outcome: Outcome }
  | { state: "quarantined"; reason: string }
);

/** Writes down what became of these, in one statement. */
export async function writeEnds(tx: Transaction, ends: readonly End[], at: Date): Promise<void> {
  await tx.query(
    `update inbound_events e set state = f.state, reason = f.reason,
       outcome = f.outcome, order_id = coalesce(f.order_id, e.order_id), processed_at = $7,
       attempts = e.attempts + 1, retry_at = null
     from unnest($2::uuid[], $3::inbound_state[], $4::text[], $5::text[], $6::uuid[])
       as f(id, state, reason, outcome, order_id)
     where e.site_id = $1 and e.id = f.id`,
    [
      ends[0]?.delivery.siteId,
      ends.map(({ delivery }) => delivery.id),
      ends.map(({ state }) => state),
      ends.map((end) => (end.state === "quarantined" ? end.reason : null)),
      ends.map((end) => (end.state === "processed" ? end.outcome.sentence : null)),
      ends.map((end) => (end.state === "processed" ? end.outcome.orderId : null)),
      at,
    ],
  );
  for (const end of ends) {
    if (end.state === "quarantined") await tellQuarantined(tx, end.delivery, end.reason, at);
  }
}

/** Tells pages, after the commit, that something has become of these. */
export function announce(deliveries: readonly StoredDelivery[]): void {
  const [first] = deliveries;
  if (!first) return;
  notifySoon(channels.orders, first.siteId);
}
