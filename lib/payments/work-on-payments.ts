import { inTransaction, query } from "@/lib/db";
import { log } from "@/lib/kernel";
import { lockOrder } from "@/lib/orders";
import { dueSites } from "@/lib/work";
import { settlePaid } from "./charging/settle-charge";
import { intentParts, workOnCharge } from "./charging/work-on-charge";
import { workOnCheck } from "./checking/check-card";
import { type PaymentRow, paymentColumns } from "./payment-row";
import { lookUpMoney } from "./refunding/look-up-money";
import { type RefundRow, refundColumns } from "./refunding/refund-row";
import { workOnRefund } from "./refunding/work-on-refund";
import { type StripeAccess, stripeOf } from "./stripe/connect-stripe";
import { judgeFault } from "./stripe/judge-fault";
import { LEASE_SECONDS, lookAgain } from "./write-payment";

const isDue = "t.due_at <= now()";

/** Where a payment waits to be gone on with, and where a refund does. */
export const sitesWithDuePayments = dueSites("payments", "due_at is not null", isDue);
export const sitesWithDueRefunds = dueSites("refunds", "due_at is not null", isDue);

const claim = (table: "payments" | "refunds", columns: string) => `
  update ${table} set due_at = now() + interval '${LEASE_SECONDS} seconds', tries = tries + 1
  where site_id = $1 and id = (
    select t.id from ${table} t where t.site_id = $1 and t.due_at is not null and ${isDue}
    order by t.due_at, t.id limit 1 for update skip locked)
  returning ${columns}`;

/** Whether the order may still be paid: then its intent stays open for the next attempt. */
async function isPayable({ siteId, orderId }: PaymentRow): Promise<boolean> {
  const order = await inTransaction((tx) => lockOrder(tx, { siteId, id: orderId }));
  return order?.status === "received" || order?.status === "pending_payment";
}

/**
 * An attempt that is over was told of once more, or called off: money that came all the same is entered, and
 * an intent that nobody is to pay any more is given up.
 */
async function lookAfter(access: StripeAccess | null, payment: PaymentRow): Promise<void> {
  if (!access || !payment.intentId) return lookAgain(payment, null);
  const { stripe } = access;
  try {
    const intent = await stripe.paymentIntents.retrieve(payment.intentId, { expand: intentParts });
    if (intent.status === "succeeded") return await settlePaid(payment, intent);
    if (intent.status !== "canceled" && !(await isPayable(payment))) {
      await stripe.paymentIntents.cancel(payment.intentId);
    }
    await lookAgain(payment, null);
  } catch (error) {
    log.warn("an intent could not be given up yet", { payment: payment.id, error });
    await lookAgain(payment, judgeFault(error).kind === "refused" ? null : 60);
  }
}

/** Whoever wants to know that a request's card was checked while its page was gone. */
export type OnChecked = (request: { siteId: string; id: string }) => Promise<void>;

async function workOn(payment: PaymentRow, onChecked: OnChecked): Promise<void> {
  const access = await stripeOf(payment.siteId);
  if (payment.purpose === "check") {
    const { state } = await workOnCheck(access, payment);
    if (state === "verified") await onChecked({ siteId: payment.siteId, id: payment.orderId });
    return;
  }
  if (payment.state === "succeeded") {
    if (access) await lookUpMoney(access, payment);
    return lookAgain(payment, null);
  }
  if (payment.state === "canceled" || payment.state === "failed") return lookAfter(access, payment);
  await workOnCharge(access, payment);
}

/** Takes the site's next payment that waits, and goes on with it. Returns whether there was one. */
export async function workOnNextPayment(siteId: string, onChecked: OnChecked): Promise<boolean> {
  const [payment] = await query<PaymentRow & Record<string, unknown>>(
    claim("payments", paymentColumns),
    [siteId],
  );
  if (!payment) return false;
  await workOn(payment, onChecked).catch(async (error: unknown) => {
    log.error("a payment could not be gone on with", { payment: payment.id, error });
    await lookAgain(payment, 60);
  });
  return true;
}

/** The same of the site's next refund. */
export async function workOnNextRefund(siteId: string): Promise<boolean> {
  const [refund] = await query<RefundRow & Record<string, unknown>>(
    claim("refunds", refundColumns),
    [siteId],
  );
  if (!refund) return false;
  await workOnRefund(refund);
  return true;
}

/** Goes on at once with a charge that this process has just written down. */
export async function workOnPayment(payment: PaymentRow): Promise<void> {
  const first = { ...payment, tries: 1 };
  await workOnCharge(await stripeOf(payment.siteId), first);
}
