import { query } from "@/lib/db";
import { log } from "@/lib/kernel";
import { type PaymentRow, paymentColumns } from "../payment-row";
import { stripeOf } from "../stripe/connect-stripe";
import { judgeFault } from "../stripe/judge-fault";
import { toStripeAmount } from "../stripe/stripe-amount";
import type { RefundRow } from "./refund-row";
import { settleRefund, toldRefund } from "./settle-refund";

const again = (refund: RefundRow, seconds: number) =>
  query(
    `update refunds set due_at = now() + $3::float8 * interval '1 second'
     where site_id = $1 and id = $2 and state = 'pending'`,
    [refund.siteId, refund.id, seconds],
  );

/**
 * Goes on with a refund that was written down, wherever it was left: what may have been made is looked for
 * first. The caller has it in its hands (`due_at`).
 */
export async function workOnRefund(refund: RefundRow): Promise<void> {
  const { siteId } = refund;
  const [payment] = await query<PaymentRow & Record<string, unknown>>(
    `select ${paymentColumns} from payments where site_id = $1 and id = $2`,
    [siteId, refund.paymentId],
  );
  if (!payment?.intentId) throw new Error("a refund of what was never paid");
  const access = await stripeOf(siteId);
  const notMade = (code: string, message: string) =>
    settleRefund(payment, {
      ...{ ours: refund.id, refundId: null, status: "failed", at: new Date() },
      ...{ amount: refund.amount, currency: refund.currency, reason: refund.reason },
      ...{ failureCode: code, failureMessage: message },
    });
  if (!access) return notMade("no_keys", "The site has no keys for Stripe.");
  const { stripe } = access;
  try {
    if (refund.refundId) {
      return await settleRefund(
        payment,
        toldRefund(await stripe.refunds.retrieve(refund.refundId)),
      );
    }
    if (refund.tries > 0) {
      const made = await stripe.refunds.list({ payment_intent: payment.intentId, limit: 100 });
      const own = made.data.find(({ metadata }) => metadata?.onetill_refund === refund.id);
      if (own) return await settleRefund(payment, toldRefund(own));
    }
    const made = await stripe.refunds.create(
      {
        payment_intent: payment.intentId,
        amount: toStripeAmount(refund).amount,
        metadata: { onetill_refund: refund.id },
      },
      { idempotencyKey: refund.idempotencyKey },
    );
    await settleRefund(payment, toldRefund(made));
  } catch (error) {
    const fault = judgeFault(error);
    if (fault.kind === "refused" || fault.kind === "declined") {
      return notMade(fault.refusal.code, fault.refusal.message);
    }
    log.warn("Stripe did not say what came of a refund", { refund: refund.id, error });
    await again(refund, Math.min(600, 5 * 2 ** Math.min(refund.tries, 8)));
  }
}
