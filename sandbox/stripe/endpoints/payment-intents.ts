import { checkAmount, readCurrency } from "../money/check-amount";
import { confirmIntent, type How, unexpectedState } from "../money/confirm-intent";
import { cancelIntent, captureIntent } from "../money/end-hold";
import { checkOwner, findMethod } from "../money/find-method";
import { shippingOf } from "../objects/address";
import { newIntent, offeredBy } from "../objects/payment-intent";
import { invalidRequest, missing } from "../protocol/api-error";
import {
  type Call,
  type Endpoint,
  find,
  listing,
  mergeMetadata,
  named,
  sent,
} from "../protocol/endpoint";
import type { Json, Kept } from "../store";
import { checkSecret } from "./check-secret";
import { confirmationOf, needsReturnUrl } from "./confirmation";
import { typedMethod } from "./typed-method";

const inPath = (call: Call): Kept => {
  const intent = find(call, "payment_intent", call.id, "payment_intent", "intent");
  if (call.isPublic || call.params.client_secret !== undefined) checkSecret(call, intent);
  return intent;
};

const plain = [
  ...[
    "customer_account",
    "description",
    "receipt_email",
    "setup_future_usage",
    "statement_descriptor",
  ],
  ...["statement_descriptor_suffix", "transfer_group", "confirmation_method"],
];

/** What belongs to accounts that this one is not connected with. */
function refuseElsewhere({ params }: Call) {
  const { on_behalf_of: behalf, transfer_data: transfer } = params;
  if (behalf) throw missing("destination", String(behalf), "on_behalf_of", 400);
  const destination = (transfer as Json | undefined)?.destination;
  if (destination) {
    throw missing("destination", String(destination), "transfer_data[destination]", 400);
  }
  if (params.application_fee_amount !== undefined) {
    throw invalidRequest(
      "Can only apply an application_fee when the request is made on behalf of another account (using an OAuth key, the Stripe-Account header, or the destination parameter).",
      { param: "application_fee_amount" },
    );
  }
  const { mandate, payment_method_configuration: configuration } = params;
  if (mandate) throw missing("mandate", String(mandate), "mandate", 400);
  if (configuration) {
    const what = "payment_method_configuration";
    throw missing(what, String(configuration), what, 400);
  }
}

/** The account's methods that an intent offers. Throws where none is left, or both lists are given. */
function offer({ params }: Call, before?: Kept): Json {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = params;
  if (Array.isArray(allowed) && allowed.length && Array.isArray(excluded) && excluded.length) {
    throw invalidRequest(
      "You may only specify one of these parameters: allowed_payment_method_types, excluded_payment_method_types.",
      { param: "allowed_payment_method_types" },
    );
  }
  const next = {
    allowed_payment_method_types:
      allowed === undefined ? (before?.allowed_payment_method_types ?? null) : allowed || null,
    excluded_payment_method_types:
      excluded === undefined ? (before?.excluded_payment_method_types ?? null) : excluded || null,
  };
  const types = offeredBy(next.allowed_payment_method_types, next.excluded_payment_method_types);
  if (types.length === 0) {
    throw invalidRequest(
      "No valid payment method types for this Payment Intent. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard (https://dashboard.stripe.com/settings/payment_methods) and that the amount is not lower than 0.50 usd.",
    );
  }
  return { ...next, payment_method_types: types };
}

function optionsOf(before: Kept, given: unknown): Json {
  const { card } = (given ?? {}) as { card?: Json };
  if (!card) return before.payment_method_options as Json;
  const options = before.payment_method_options as { card: Json };
  const told = [
    "capture_method",
    "request_three_d_secure",
    "setup_future_usage",
    "network",
    "require_cvc_recollection",
  ];
  return { ...options, card: { ...options.card, ...sent(card as never, told) } };
}

function changedBy(call: Call, before: Kept): Kept {
  const { params } = call;
  return {
    ...before,
    ...sent(params, [...plain, "customer"]),
    ...offer(call, before),
    ...(params.capture_method ? { capture_method: params.capture_method } : {}),
    ...("shipping" in params ? { shipping: shippingOf(params.shipping) } : {}),
    payment_method_options: optionsOf(before, params.payment_method_options),
    metadata: mergeMetadata(before.metadata, params.metadata),
  };
}

const withConfirmation = [
  ...["confirmation_token", "error_on_requires_action", "mandate", "mandate_data", "off_session"],
  "return_url",
];

function howOf(call: Call, returnUrl: string | null): How {
  const { params, isPublic } = call;
  const { off_session: off } = params;
  return {
    offSession: off !== undefined && off !== false && off !== "false",
    failsOnAction: params.error_on_requires_action === true,
    usesSdk: params.use_stripe_sdk === true || (isPublic && !returnUrl),
    returnUrl,
  };
}

function confirm(call: Call, intent: Kept): Kept {
  const { bank, params } = call;
  const told = confirmationOf(call, intent);
  const changed: Kept = {
    ...intent,
    ...sent(params, ["receipt_email"]),
    ...(params.capture_method ? { capture_method: params.capture_method } : {}),
    setup_future_usage:
      params.setup_future_usage === ""
        ? null
        : (params.setup_future_usage ?? told.setupFutureUsage ?? intent.setup_future_usage),
    ...("shipping" in params || told.shipping
      ? { shipping: shippingOf(params.shipping ?? told.shipping) }
      : {}),
  };
  if (!told.returnUrl && !call.isPublic) needsReturnUrl(changed);
  if (params.off_session && call.isPublic) {
    throw invalidRequest("You cannot provide `off_session` with a publishable key.", {
      param: "off_session",
    });
  }
  return confirmIntent(bank, changed, told.method, howOf(call, told.returnUrl));
}

function create(call: Call): Kept {
  const { bank, params } = call;
  const currency = readCurrency(params.currency as string);
  const amount = params.amount as number;
  checkAmount(amount, currency);
  if (params.customer) named(call, "customer", "customer");
  refuseElsewhere(call);
  if (!params.confirm) {
    for (const param of withConfirmation) {
      if (params[param] === undefined) continue;
      throw invalidRequest(`The parameter \`${param}\` can only be used with \`confirm=true\`.`, {
        param,
      });
    }
  }
  const empty = newIntent(bank.now(), { amount, currency });
  const automatic = params.automatic_payment_methods as Json | undefined;
  const made = changedBy(call, {
    ...empty,
    ...(automatic
      ? { automatic_payment_methods: { allow_redirects: "always", ...automatic } }
      : {}),
  });
  const method = params.confirm ? undefined : givenMethod(call, made);
  const intent = bank.store.save({
    ...made,
    payment_method: method?.id ?? null,
    status: method ? "requires_confirmation" : "requires_payment_method",
  });
  bank.tell("payment_intent.created", intent);
  return params.confirm ? confirm(call, intent) : intent;
}

/** The method that is only noted for now. */
function givenMethod(call: Call, intent: Kept): Kept | undefined {
  const { payment_method: id, payment_method_data: data } = call.params;
  if (!id && !data) return undefined;
  if (data) return confirmationOf(call, intent).method;
  const method = findMethod(call.bank, String(id));
  checkOwner(method, intent.customer);
  return method;
}

/** What may be written down of an intent that is over, or whose money is held. */
const always = new Set([
  ...["description", "metadata", "receipt_email", "shipping", "transfer_group"],
  ...["statement_descriptor", "statement_descriptor_suffix"],
]);

function update(call: Call): Kept {
  const { bank, params } = call;
  const before = inPath(call);
  const isFixed = ["succeeded", "canceled", "requires_capture", "processing"].includes(
    before.status as string,
  );
  const param = isFixed && Object.keys(params).find((name) => !always.has(name));
  if (param) {
    throw unexpectedState(
      before,
      `This PaymentIntent's ${param} could not be updated because it has a status of ${before.status}. You may only update the ${param} of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`,
    );
  }
  const currency =
    params.currency === undefined
      ? (before.currency as string)
      : readCurrency(params.currency as string);
  const amount = (params.amount ?? before.amount) as number;
  if (params.amount !== undefined || params.currency !== undefined) checkAmount(amount, currency);
  if (params.customer) named(call, "customer", "customer");
  refuseElsewhere(call);
  const next = { ...changedBy(call, before), amount, currency };
  if (params.payment_method === "") {
    return bank.store.save({ ...next, payment_method: null, status: "requires_payment_method" });
  }
  const method = givenMethod(call, next);
  if (!method) return bank.store.save(next);
  return bank.store.save({ ...next, payment_method: method.id, status: "requires_confirmation" });
}

export const paymentIntentEndpoints: Endpoint[] = [
  { method: "POST", path: "/payment_intents", run: create },
  { method: "GET", path: "/payment_intents", run: listing("payment_intent", ["customer"]) },
  { method: "GET", path: "/payment_intents/{id}", browser: {}, run: inPath },
  { method: "POST", path: "/payment_intents/{id}", run: update },
  {
    method: "POST",
    path: "/payment_intents/{id}/confirm",
    browser: { client_secret: "string", payment_method_data: typedMethod },
    run: (call) => confirm(call, inPath(call)),
  },
  {
    method: "POST",
    path: "/payment_intents/{id}/capture",
    run: (call) => {
      const { bank, params } = call;
      const intent = inPath(call);
      const metadata = mergeMetadata(intent.metadata, params.metadata);
      return captureIntent(
        bank,
        { ...intent, metadata },
        params.amount_to_capture as number | undefined,
      );
    },
  },
  {
    method: "POST",
    path: "/payment_intents/{id}/cancel",
    run: (call) => {
      const reason = (call.params.cancellation_reason as string | undefined) ?? null;
      return cancelIntent(call.bank, inPath(call), reason);
    },
  },
];
