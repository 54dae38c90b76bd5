import type { Transaction } from "@/lib/db";
import { newId } from "@/lib/kernel";

/** Money that was paid for an order. Minor units of `currency`. */
export interface Sale {
  orderId: string;
  paymentKey: string;
  amount: bigint;
  currency: string;
  isTest: boolean;
  occurredAt: Date;
  /** All of it was given back already. */
  refunded: boolean;
}

/**
 * Writes the sales of new orders down, each once, in one statement. Returns the payments of which a
 * refund was reported before: it has not been joined with its order yet.
 */
export async function recordSales(
  tx: Transaction,
  batch: { siteId: string; platform: string; sales: readonly Sale[] },
): Promise<Set<string>> {
  const rows = batch.sales.flatMap((sale) => {
    const movement = (kind: "charge" | "refund") => ({
      ...{ id: newId(), kind, order_id: sale.orderId, payment_key: sale.paymentKey },
      ...{ entry_key: `${kind}:${sale.paymentKey}`, amount: String(sale.amount) },
      ...{ currency: sale.currency, is_test: sale.isTest, occurred_at: sale.occurredAt },
    });
    return sale.refunded ? [movement("charge"), movement("refund")] : [movement("charge")];
  });
  const { rows: refunded } = await tx.query<{ payment_key: string }>(
    `with written as (
       insert into ledger_entries (id, site_id, kind, platform, payment_key, entry_key, order_id,
         amount, currency, is_test, occurred_at)
       select r.id, $1, r.kind, $2, r.payment_key, r.entry_key, r.order_id,
         r.amount - reported.amount, r.currency, r.is_test, r.occurred_at
       from json_to_recordset($4::json) as r(id uuid, kind ledger_kind, order_id uuid,
         payment_key text, entry_key text, amount bigint, currency text, is_test boolean,
         occurred_at timestamptz)
       cross join lateral (
         -- What the platform has reported of it before is not refunded twice.
         select coalesce(sum(e.amount), 0)::bigint as amount from ledger_entries e
         where r.kind = 'refund' and e.site_id = $1 and e.platform = $2
           and e.payment_key = r.payment_key and e.kind = 'refund' and e.currency = r.currency
       ) reported
       where r.amount > reported.amount or r.kind = 'charge'
       on conflict (site_id, platform, entry_key) do nothing
     )
     select distinct payment_key from ledger_entries
     where site_id = $1 and platform = $2 and payment_key = any($3::text[]) and kind = 'refund'
       and order_id is null`,
    [
      batch.siteId,
      batch.platform,
      batch.sales.map(({ paymentKey }) => paymentKey),
      JSON.stringify(rows),
    ],
  );
  return new Set(refunded.map((row) => row.payment_key));
}
