import { findMethod } from "../money/find-method";
import { invalidRequest, missing, refused } from "../protocol/api-error";
import type { Call } from "../protocol/endpoint";
import type { Json, Kept } from "../store";
import { methodOf, type SentMethod } from "./payment-methods";

export interface Confirmation {
  method: Kept;
  returnUrl: string | null;
  setupFutureUsage?: unknown;
  shipping?: unknown;
}

/** A token that has not been used, and is not too old. Throws what Stripe answers to others. */
function openToken({ bank, params }: Call): Kept {
  const id = String(params.confirmation_token);
  const token = bank.store.find(id);
  if (token?.object !== "confirmation_token") {
    throw missing("confirmation_token", id, "confirmation_token", 400);
  }
  if (token.payment_intent || token.setup_intent) {
    throw refused(
      `The ConfirmationToken ${id} has already been used to confirm ${token.payment_intent ?? token.setup_intent}.`,
      { param: "confirmation_token" },
    );
  }
  if ((token.expires_at as number) <= bank.now()) {
    throw refused(`The ConfirmationToken ${id} has expired.`, { param: "confirmation_token" });
  }
  return token;
}

/** What a payment or a set-up is confirmed with: the request's own words before its token's. */
export function confirmationOf(call: Call, intent: Kept): Confirmation {
  const { bank, params } = call;
  const { payment_method: id, payment_method_data: data, return_url: url } = params;
  if (id && data) {
    throw invalidRequest(
      "You may only specify one of these parameters: payment_method, payment_method_data.",
      { param: "payment_method" },
    );
  }
  const token = params.confirmation_token ? openToken(call) : undefined;
  if (token) {
    const field = intent.object === "setup_intent" ? "setup_intent" : "payment_intent";
    bank.store.save({ ...token, [field]: intent.id });
  }
  const told = {
    returnUrl: ((url || token?.return_url) ?? null) as string | null,
    ...(token ? { setupFutureUsage: token.setup_future_usage, shipping: token.shipping } : {}),
  };
  if (id) return { ...told, method: findMethod(bank, String(id)) };
  if (data) return { ...told, method: methodOf(bank, data as SentMethod, "payment_method_data") };
  if (token) return { ...told, method: findMethod(bank, token.stand_in_method as string) };
  if (intent.payment_method) {
    return { ...told, method: findMethod(bank, intent.payment_method as string) };
  }
  const what = intent.object === "setup_intent" ? "SetupIntent" : "PaymentIntent";
  const prefix = intent.object as string;
  throw refused(
    `You cannot confirm this ${what} because it's missing a payment method. You can either update the ${what} with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.`,
    { code: `${prefix}_unexpected_state`, [prefix]: intent },
  );
}

/** Whether any method that is offered might lead the buyer to another page. */
export function needsReturnUrl(intent: Kept) {
  const automatic = intent.automatic_payment_methods as Json | null;
  const isNarrow =
    Array.isArray(intent.allowed_payment_method_types) &&
    intent.allowed_payment_method_types.length;
  if (!automatic?.enabled || automatic.allow_redirects === "never" || isNarrow) return;
  const what = intent.object === "setup_intent" ? "SetupIntent" : "PaymentIntent";
  throw invalidRequest(
    `This ${what} is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a \`return_url\`. If you don't want to accept redirect-based payment methods, set \`automatic_payment_methods[enabled]\` to \`true\` and \`automatic_payment_methods[allow_redirects]\` to \`never\` when creating Setup Intents and Payment Intents.`,
    { param: "return_url" },
  );
}
