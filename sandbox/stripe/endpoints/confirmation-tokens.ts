import { findMethod } from "../money/find-method";
import { shippingOf } from "../objects/address";
import { newToken } from "../objects/confirmation-token";
import { invalidRequest } from "../protocol/api-error";
import { type Call, type Endpoint, find } from "../protocol/endpoint";
import type { Kept } from "../store";
import { methodOf, type SentMethod } from "./payment-methods";
import { addressShape, typedMethod } from "./typed-method";

function create(call: Call): Kept {
  const { bank, params } = call;
  const { payment_method: id, payment_method_data: data } = params;
  if (!id && !data) {
    throw invalidRequest(
      "You must provide one of these parameters: payment_method, payment_method_data.",
      { code: "parameter_missing", param: "payment_method_data" },
    );
  }
  const method = id
    ? findMethod(bank, String(id))
    : methodOf(bank, data as SentMethod, "payment_method_data");
  return bank.store.save(
    newToken(bank.now(), method, {
      returnUrl: (params.return_url as string) ?? null,
      setupFutureUsage: (params.setup_future_usage as string) ?? null,
      shipping: shippingOf(params.shipping),
      usesSdk: call.isPublic,
    }),
  );
}

export const confirmationTokenEndpoints: Endpoint[] = [
  { method: "POST", path: "/test_helpers/confirmation_tokens", run: create },
  {
    // Stripe.js makes them here.
    method: "POST",
    path: "/confirmation_tokens",
    browser: {
      ...{ payment_method: "string", payment_method_data: typedMethod, return_url: "string" },
      setup_future_usage: { oneOf: ["off_session", "on_session"] },
      shipping: { fields: { address: addressShape, name: "string", phone: "string" } },
    },
    run: create,
  },
  {
    method: "GET",
    path: "/confirmation_tokens/{id}",
    run: (call) => find(call, "confirmation_token", call.id, "confirmation_token"),
  },
];
