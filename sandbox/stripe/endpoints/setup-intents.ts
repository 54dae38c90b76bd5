import { checkOwner, findMethod } from "../money/find-method";
import { cancelSetup, confirmSetup } from "../money/set-up-card";
import { offeredBy } from "../objects/payment-intent";
import { newSetup } from "../objects/setup-intent";
import { invalidRequest, refused } from "../protocol/api-error";
import {
  type Call,
  type Endpoint,
  find,
  listing,
  mergeMetadata,
  named,
  sent,
} from "../protocol/endpoint";
import { shown } from "../protocol/expand";
import type { Json, Kept } from "../store";
import { checkSecret } from "./check-secret";
import { confirmationOf, needsReturnUrl } from "./confirmation";
import { typedMethod } from "./typed-method";

const inPath = (call: Call): Kept => {
  const setup = find(call, "setup_intent", call.id, "setupintent", "intent");
  if (call.isPublic || call.params.client_secret !== undefined) checkSecret(call, setup);
  return setup;
};

function changedBy({ params }: Call, before: Kept): Kept {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = params;
  const lists = {
    allowed_payment_method_types:
      allowed === undefined ? before.allowed_payment_method_types : allowed || null,
    excluded_payment_method_types:
      excluded === undefined ? before.excluded_payment_method_types : excluded || null,
  };
  return {
    ...before,
    ...sent(params, ["customer", "description", "customer_account"]),
    ...(params.usage ? { usage: params.usage } : {}),
    ...lists,
    payment_method_types: offeredBy(
      lists.allowed_payment_method_types,
      lists.excluded_payment_method_types,
    ),
    metadata: mergeMetadata(before.metadata, params.metadata),
  };
}

function confirm(call: Call, setup: Kept): Kept {
  const { method, returnUrl } = confirmationOf(call, setup);
  if (!returnUrl && !call.isPublic) needsReturnUrl(setup);
  const usesSdk = call.params.use_stripe_sdk === true || (call.isPublic && !returnUrl);
  return confirmSetup(call.bank, setup, method, { returnUrl, usesSdk });
}

const withMethod = (call: Call, setup: Kept): Kept => {
  const { payment_method: id } = call.params;
  if (!id) return setup;
  const method = findMethod(call.bank, String(id));
  checkOwner(method, setup.customer);
  return { ...setup, payment_method: method.id, status: "requires_confirmation" };
};

function create(call: Call): Kept {
  const { bank, params } = call;
  if (params.customer) named(call, "customer", "customer");
  for (const param of ["confirmation_token", "mandate_data", "return_url"]) {
    if (params.confirm || params[param] === undefined) continue;
    throw invalidRequest(`The parameter \`${param}\` can only be used with \`confirm=true\`.`, {
      param,
    });
  }
  const empty = newSetup(bank.now());
  const automatic = params.automatic_payment_methods as Json | undefined;
  const made = changedBy(call, {
    ...empty,
    ...(automatic
      ? { automatic_payment_methods: { allow_redirects: "always", ...automatic } }
      : {}),
  });
  const setup = bank.store.save(params.confirm ? made : withMethod(call, made));
  bank.tell("setup_intent.created", setup);
  return params.confirm ? confirm(call, setup) : setup;
}

function update(call: Call): Kept {
  const before = inPath(call);
  const settled = before.status === "succeeded" || before.status === "canceled";
  const param =
    settled && Object.keys(call.params).find((name) => !/^(metadata|description)$/.test(name));
  if (param) {
    throw refused(
      `You cannot update this SetupIntent's ${param} because it has a status of ${before.status}.`,
      { code: "setup_intent_unexpected_state", setup_intent: shown(before) },
    );
  }
  if (call.params.customer) named(call, "customer", "customer");
  return call.bank.store.save(withMethod(call, changedBy(call, before)));
}

export const setupIntentEndpoints: Endpoint[] = [
  { method: "GET", path: "/setup_attempts", run: listing("setup_attempt", ["setup_intent"]) },
  { method: "POST", path: "/setup_intents", run: create },
  {
    method: "GET",
    path: "/setup_intents",
    run: listing("setup_intent", ["customer", "payment_method"]),
  },
  { method: "GET", path: "/setup_intents/{id}", browser: {}, run: inPath },
  { method: "POST", path: "/setup_intents/{id}", run: update },
  {
    method: "POST",
    path: "/setup_intents/{id}/confirm",
    browser: { client_secret: "string", payment_method_data: typedMethod },
    run: (call) => confirm(call, inPath(call)),
  },
  {
    method: "POST",
    path: "/setup_intents/{id}/cancel",
    run: (call) =>
      cancelSetup(
        call.bank,
        inPath(call),
        (call.params.cancellation_reason as string | undefined) ?? null,
      ),
  },
];
