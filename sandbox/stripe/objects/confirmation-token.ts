import type Stripe from "stripe";
import { type Kept, randomId } from "../store";
import { kept } from "./kept";

/** Seconds that a token may wait. */
const lifetime = 12 * 3600;

/** What a buyer entered, to be confirmed with by the server. */
export function newToken(
  now: number,
  method: Kept,
  told: {
    returnUrl: string | null;
    setupFutureUsage: string | null;
    shipping: Stripe.PaymentIntent.Shipping | null;
    usesSdk: boolean;
  },
): Kept {
  const { shipping } = told;
  const token: Stripe.ConfirmationToken = {
    ...{ id: `ctoken_1${randomId(23)}`, object: "confirmation_token", created: now },
    ...{ expires_at: now + lifetime, livemode: false, mandate_data: null, metadata: {} },
    ...{ payment_intent: null, payment_method_options: { card: { cvc_token: null } } },
    payment_method_preview: {
      ...{ allow_redisplay: "unspecified", customer: null, customer_account: null, type: "card" },
      billing_details: method.billing_details as Stripe.PaymentMethod.BillingDetails,
      card: method.card as Stripe.ConfirmationToken.PaymentMethodPreview.Card,
    },
    return_url: told.returnUrl,
    setup_future_usage: told.setupFutureUsage as "off_session" | null,
    setup_intent: null,
    shipping: shipping && {
      ...{ address: shipping.address as Stripe.Address, name: shipping.name ?? "" },
      phone: shipping.phone ?? null,
    },
    use_stripe_sdk: told.usesSdk,
  };
  return { ...kept(token), stand_in_method: method.id };
}
