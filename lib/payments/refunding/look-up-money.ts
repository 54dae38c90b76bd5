import type Stripe from "stripe";
import { inTransaction } from "@/lib/db";
import { record } from "@/lib/events";
import { newId, onetill } from "@/lib/kernel";
import { recordDispute } from "@/lib/ledger";
import { flagForReview, lockOrder } from "@/lib/orders";
import { paymentEvent } from "../events";
import type { PaymentRow } from "../payment-row";
import type { StripeAccess } from "../stripe/connect-stripe";
import { fromStripeAmount } from "../stripe/stripe-amount";
import { disputeMoves } from "./dispute-moves";
import { settleRefund, toldRefund } from "./settle-refund";

const closed = new Set(["won", "lost", "warning_closed", "prevented"]);

/** Writes down a dispute as Stripe tells it: when it is opened, and how it ends. */
async function settleDispute(payment: PaymentRow, dispute: Stripe.Dispute): Promise<void> {
  const { siteId, orderId } = payment;
  const told = fromStripeAmount(dispute.amount, dispute.currency);
  const answerBy = dispute.evidence_details?.due_by
    ? new Date(dispute.evidence_details.due_by * 1000)
    : null;
  await inTransaction(async (tx) => {
    const order = await lockOrder(tx, { siteId, id: orderId });
    if (!order) return;
    const { rows } = await tx.query<{ at: Date; status: string | null }>(
      `select onetill_now() as at,
         (select status from disputes where site_id = $1 and dispute_id = $2) as status`,
      [siteId, dispute.id],
    );
    const before = rows[0]?.status ?? null;
    const by = { actor: onetill, at: rows[0]?.at as Date };
    // Stripe may tell of the money after it has told of the decision: each move is entered once.
    await recordDispute(tx, order, disputeMoves(dispute));
    if (before === dispute.status) return;
    await tx.query(
      `insert into disputes (site_id, id, order_id, payment_id, dispute_id, amount, currency, reason,
         status, answer_by, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (site_id, dispute_id) do update set status = excluded.status,
         answer_by = excluded.answer_by, updated_at = excluded.updated_at`,
      [
        ...[siteId, newId(), orderId, payment.id, dispute.id, String(told.amount), told.currency],
        ...[dispute.reason, dispute.status, answerBy, new Date(dispute.created * 1000), by.at],
      ],
    );
    const money = { amount: Number(told.amount), currency: told.currency };
    const reason = dispute.reason.replaceAll("_", " ");
    if (before === null) {
      const data = { ...money, reason, answer_by: answerBy?.toISOString() ?? null };
      await record(tx, order, paymentEvent["dispute.opened"], data, by);
      await flagForReview(tx, order, `The cardholder disputes the payment: ${reason}.`, by);
    }
    if (closed.has(dispute.status) && !closed.has(before ?? "")) {
      const data = { ...money, won: dispute.status !== "lost" };
      await record(tx, order, paymentEvent["dispute.closed"], data, by);
    }
  });
}

/** Looks up what became of money that was taken: refunds and disputes, also those made in Stripe's dashboard. */
export async function lookUpMoney({ stripe }: StripeAccess, payment: PaymentRow): Promise<void> {
  const about = { payment_intent: payment.intentId as string, limit: 100 };
  const refunds = await stripe.refunds.list(about);
  // The oldest first, as they happened.
  for (const refund of refunds.data.toReversed()) await settleRefund(payment, toldRefund(refund));
  const disputes = await stripe.disputes.list(about);
  for (const dispute of disputes.data.toReversed()) await settleDispute(payment, dispute);
}
