import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";

/** What is known of a delivery beside what it says. */
export interface Source {
  siteId: string;
  platform: string;
  name: string;
  connectionId: string;
  inboundEventId: string;
  isTest: boolean;
  at: Date;
}

export const actorOf = (source: Source): Actor => ({ kind: "platform", label: source.name });

/** The order of a payment. Test sends may repeat a payment's key: then it is the newest of them. */
export async function findOrderOfPayment(tx: Transaction, source: Source, paymentKey: string) {
  const { rows } = await tx.query<{ id: string; currency: string; placedAt: Date }>(
    `select id, currency, placed_at as "placedAt" from orders
     where site_id = $1 and platform = $2 and payment_key = $3
     order by id desc limit 1`,
    [source.siteId, source.platform, paymentKey],
  );
  return rows[0] ?? null;
}
