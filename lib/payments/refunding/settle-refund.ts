import type Stripe from "stripe";
import { channels, inTransaction, notifySoon } from "@/lib/db";
import { record } from "@/lib/events";
import { newId, onetill, toPublicId } from "@/lib/kernel";
import { recordRefund } from "@/lib/ledger";
import { lockOrder, settleOrder } from "@/lib/orders";
import { paymentEvent } from "../events";
import type { PaymentRow } from "../payment-row";
import { fromStripeAmount } from "../stripe/stripe-amount";
import { type RefundRow, refundColumns } from "./refund-row";

const source = "Stripe";

// docs.stripe.com/refunds (failed refunds), in our own words.
const failures: Record<string, string> = {
  charge_for_pending_refund_disputed: "The payment is disputed.",
  declined: "The bank did not take it back.",
  expired_or_canceled_card: "The card has expired or was canceled.",
  insufficient_funds: "There is not enough money at Stripe.",
  lost_or_stolen_card: "The card is blocked.",
};

const stateOf = (status: string | null): RefundRow["state"] => {
  if (status === "succeeded") return "succeeded";
  return status === "failed" || status === "canceled" ? "failed" : "pending";
};

/** What Stripe tells of a refund, or of ours why it was not made. */
export interface ToldRefund {
  /** Ours, where it is known; one made in Stripe's dashboard has none. */
  ours: string | null;
  refundId: string | null;
  status: string | null;
  amount: bigint;
  currency: string;
  reason: string | null;
  failureCode: string | null;
  failureMessage: string | null;
  at: Date;
}

export const toldRefund = (refund: Stripe.Refund): ToldRefund => ({
  ours: refund.metadata?.onetill_refund ?? null,
  refundId: refund.id,
  status: refund.status,
  ...fromStripeAmount(refund.amount, refund.currency),
  reason: refund.reason?.replaceAll("_", " ") ?? null,
  failureCode: refund.failure_reason ?? (refund.status === "canceled" ? "canceled" : null),
  failureMessage:
    refund.status === "failed" || refund.status === "canceled"
      ? (failures[refund.failure_reason ?? ""] ?? "It was taken back at Stripe.")
      : null,
  at: new Date(refund.created * 1000),
});

/**
 * Writes down what became of a refund, ours or one that was made at Stripe, and brings the order's money to
 * it. The same told again changes nothing; a refund that fails later is taken out of the ledger again.
 */
export async function settleRefund(
  payment: Pick<PaymentRow, "siteId" | "id" | "orderId">,
  told: ToldRefund,
): Promise<void> {
  const { siteId } = payment;
  await inTransaction(async (tx) => {
    const order = await lockOrder(tx, { siteId, id: payment.orderId });
    if (!order) throw new Error("there is no order for a refund");
    const { rows: times } = await tx.query<{ at: Date; later: Date }>(
      "select onetill_now() as at, now() + interval '1 hour' as later",
    );
    const by = { actor: onetill, at: times[0]?.at as Date };
    const { rows } = await tx.query<RefundRow & Record<string, unknown>>(
      `select ${refundColumns} from refunds
       where site_id = $1 and payment_id = $2 and (refund_id = $3 or ($3 is null or refund_id is null) and id = $4)
       for update`,
      [siteId, payment.id, told.refundId, told.ours],
    );
    let [row] = rows;
    const state = stateOf(told.status);
    if (!row) {
      const id = newId();
      const made = await tx.query<RefundRow & Record<string, unknown>>(
        `insert into refunds (site_id, id, order_id, payment_id, amount, currency, reason, state,
           idempotency_key, refund_id, asked_by)
         values ($1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10::jsonb) returning ${refundColumns}`,
        [
          ...[siteId, id, order.id, payment.id, String(told.amount), told.currency, told.reason],
          ...[`told:${told.refundId}`, told.refundId],
          JSON.stringify({ kind: "system", id: null, label: source }),
        ],
      );
      row = made.rows[0] as RefundRow & Record<string, unknown>;
    }
    const isNews = row.state !== state || (row.refundId === null && told.refundId !== null);
    await tx.query(
      `update refunds set state = $3::refund_state, refund_id = coalesce(refund_id, $4),
         failure_code = $5, failure_message = $6,
         due_at = case when $3 = 'pending' then $8::timestamptz end,
         settled_at = case when $3 = 'pending' then null else coalesce(settled_at, $7) end
       where site_id = $1 and id = $2`,
      [
        siteId,
        row.id,
        state,
        told.refundId,
        told.failureCode,
        told.failureMessage,
        by.at,
        times[0]?.later,
      ],
    );
    await tx.query(
      `update payments set amount_refunded = (select coalesce(sum(amount), 0) from refunds
         where site_id = $1 and payment_id = $2 and state <> 'failed')
       where site_id = $1 and id = $2`,
      [siteId, payment.id],
    );
    const { currency } = row;
    const money = { amount: Number(row.amount), currency };
    const refund = {
      ...{ siteId, platform: order.platform, paymentKey: order.paymentKey, currency },
      ...{ isTest: order.isTest, occurredAt: told.at, order },
    };
    if (state === "succeeded" || state === "pending") {
      if (state === "succeeded") {
        await recordRefund(tx, { ...refund, entryKey: row.id, amount: row.amount });
        await settleOrder(tx, order, { ...by, source });
      }
      return;
    }
    if (row.state === "succeeded") {
      // It had been entered: the same amount comes back.
      await recordRefund(tx, { ...refund, entryKey: `${row.id}:failed`, amount: -row.amount });
      await settleOrder(tx, order, { ...by, source });
    }
    if (!isNews) return;
    await record(
      tx,
      order,
      paymentEvent["refund.failed"],
      {
        ...money,
        refund_id: toPublicId("refund", row.id),
        reason: told.failureMessage ?? "Stripe did not make it.",
      },
      by,
    );
  });
  notifySoon(channels.orders, siteId);
}
