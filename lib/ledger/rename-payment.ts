import type { Transaction } from "@/lib/db";

/** Files what was written down for a payment under another key: its platform calls it so. */
export async function renamePayment(
  tx: Transaction,
  payment: { siteId: string; platform: string; from: string; to: string },
): Promise<void> {
  await tx.query(
    `update ledger_entries set payment_key = $4, entry_key = kind || ':' || $4
     where site_id = $1 and platform = $2 and payment_key = $3`,
    [payment.siteId, payment.platform, payment.from, payment.to],
  );
}
