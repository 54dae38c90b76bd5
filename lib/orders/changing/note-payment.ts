import type { Transaction } from "@/lib/db";

export interface PaidWith {
  /** What payer and payment provider call it. */
  transactionId: string;
  /** `card`, `apple_pay`, `google_pay`, `link`. */
  method: string;
  card: { brand: string; last4: string } | null;
}

/** Writes down how an order was paid. It is found by its transaction from then on. */
export async function notePayment(
  tx: Transaction,
  order: { siteId: string; id: string },
  { transactionId, method, card }: PaidWith,
  at: Date,
): Promise<void> {
  await tx.query(
    `update orders set transaction_id = $3, payment_method = $4, card = $5::jsonb, updated_at = $6,
       search_text = case when strpos(search_text, lower($3)) > 0 then search_text
         else search_text || ' ' || lower($3) end
     where site_id = $1 and id = $2`,
    [order.siteId, order.id, transactionId, method, card && JSON.stringify(card), at],
  );
}
