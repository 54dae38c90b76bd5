import { forbidden, invalid, notFound } from "@/lib/kernel";
import { readPayments } from "../payment-row";
import { stripeOf } from "../stripe/connect-stripe";
import { judgeFault } from "../stripe/judge-fault";
import type { CheckedRequest } from "./check-card";

/**
 * Types one of Stripe's test cards (`pm_card_visa`) into the fields of a request, as its browser would.
 * Sandbox only. Throws `forbidden` elsewhere, `invalid_request` naming `card` for one that is refused.
 */
export async function typeTestCard(request: CheckedRequest, card: string): Promise<void> {
  const access = await stripeOf(request.siteId);
  if (!access?.isStandIn) throw forbidden("Test cards are typed in the sandbox alone.");
  const open = (await readPayments(request, "check")).findLast(({ intentId }) => intentId !== null);
  if (!open?.intentId) throw notFound("card check");
  try {
    await access.stripe.paymentIntents.confirm(open.intentId, { payment_method: card });
  } catch (error) {
    const fault = judgeFault(error);
    if (fault.kind !== "declined" && fault.kind !== "refused") throw error;
    throw invalid(fault.refusal.message, "card");
  }
}
