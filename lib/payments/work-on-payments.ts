import { query } from "@/lib/db";
import { log } from "@/lib/kernel";
import { dueSites } from "@/lib/work";
import { workOnCharge } from "./charging/work-on-charge";
import { workOnCheck } from "./checking/check-card";
import { type PaymentRow, paymentColumns } from "./payment-row";
import { lookUpMoney } from "./refunding/look-up-money";
import { type RefundRow, refundColumns } from "./refunding/refund-row";
import { workOnRefund } from "./refunding/work-on-refund";
import { type StripeAccess, stripeOf } from "./stripe/connect-stripe";
import { judgeFault } from "./stripe/judge-fault";
import { LEASE_SECONDS } from "./write-payment";

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

const rest = (payment: PaymentRow, seconds: number | null) =>
  query(
    "update payments set due_at = now() + $3::float8 * interval '1 second' where site_id = $1 and id = $2",
    [payment.siteId, payment.id, seconds],
  );

/** Gives an intent up that nobody is to pay any more; one that was paid meanwhile is told. */
async function giveUp(access: StripeAccess | null, payment: PaymentRow): Promise<void> {
  if (!access || !payment.intentId) return void (await rest(payment, null));
  try {
    await access.stripe.paymentIntents.cancel(payment.intentId);
    await rest(payment, null);
  } catch (error) {
    const fault = judgeFault(error);
    if (fault.kind === "elsewhere") return workOnCharge(access, { ...payment, state: "unknown" });
    log.warn("an intent could not be given up yet", { payment: payment.id, error });
    await rest(payment, fault.kind === "refused" ? null : 60);
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
    await rest(payment, null);
    if (access) await lookUpMoney(access, payment);
    return;
  }
  // Called off, or failed for good: the intent is still open at Stripe.
  if (payment.state === "canceled" || payment.state === "failed") return giveUp(access, payment);
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
    await rest(payment, 60);
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
