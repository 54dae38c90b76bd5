import type { Transaction } from "@/lib/db";
import { newId } from "@/lib/kernel";

/** Money that moved for a payment. `entryKey` names the movement, so that it is written once. */
export interface Movement {
  siteId: string;
  kind: "charge" | "refund";
  platform: string;
  paymentKey: string;
  entryKey: string;
  orderId: string | null;
  amount: bigint;
  currency: string;
  isTest: boolean;
  occurredAt: Date;
}

/** Writes a movement down. Returns false when it was known already. */
export async function recordMovement(tx: Transaction, movement: Movement): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into ledger_entries (id, site_id, kind, platform, payment_key, entry_key, order_id,
       amount, currency, is_test, occurred_at)
     values ($1, $2, $3::ledger_kind, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (site_id, platform, entry_key) do nothing`,
    [
      newId(),
      movement.siteId,
      movement.kind,
      movement.platform,
      movement.paymentKey,
      movement.entryKey,
      movement.orderId,
      movement.amount,
      movement.currency,
      movement.isTest,
      movement.occurredAt,
    ],
  );
  return rowCount === 1;
}
