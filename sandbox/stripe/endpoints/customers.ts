import type { Bank } from "../bank";
import { attach } from "../money/find-method";
import { addressOf, shippingOf } from "../objects/address";
import { newCustomer } from "../objects/customer";
import { invalidRequest, missing } from "../protocol/api-error";
import {
  type Call,
  differences,
  type Endpoint,
  find,
  listing,
  mergeMetadata,
  named,
  pageWish,
  sent,
} from "../protocol/endpoint";
import type { Params } from "../protocol/read-params";
import { type Kept, randomId } from "../store";
import { detach, requireAttachable } from "./payment-methods";

const own = [
  ...[
    "balance",
    "business_name",
    "description",
    "email",
    "individual_name",
    "invoice_prefix",
    "name",
  ],
  ...["next_invoice_sequence", "phone", "preferred_locales", "tax_exempt"],
];

function checkGiven(call: Call) {
  const { params } = call;
  const { email } = params;
  if (email && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email as string)) {
    throw invalidRequest(`Invalid email address: ${email}`, {
      code: "email_invalid",
      param: "email",
    });
  }
  if (params.source) throw missing("token", String(params.source), "source", 400);
  if (params.test_clock) throw missing("test clock", String(params.test_clock), "test_clock", 400);
}

const changedBy = (before: Kept, params: Params): Kept => ({
  ...before,
  ...sent(params, own),
  ...("address" in params
    ? { address: params.address ? addressOf(params.address as Record<string, unknown>) : null }
    : {}),
  ...("shipping" in params ? { shipping: shippingOf(params.shipping) } : {}),
  ...(params.invoice_settings
    ? {
        invoice_settings: {
          ...(before.invoice_settings as object),
          ...(params.invoice_settings as object),
        },
      }
    : {}),
  metadata: mergeMetadata(before.metadata, params.metadata),
});

const living = (call: Call): Kept => {
  const found = find(call, "customer", call.id, "customer");
  if (found.deleted) throw missing("customer", call.id, "id", 404);
  return found;
};

function removeCustomer(bank: Bank, customer: Kept) {
  const { rows } = bank.store.page("payment_method", {
    where: { customer: customer.id },
    limit: 100,
  });
  for (const method of rows) detach(bank, method);
  bank.tell("customer.deleted", customer);
  return bank.store.save({ id: customer.id, object: "customer", deleted: true });
}

export const customerEndpoints: Endpoint[] = [
  {
    method: "POST",
    path: "/customers",
    run: (call) => {
      const { bank, params } = call;
      checkGiven(call);
      const method =
        params.payment_method && requireAttachable(bank, String(params.payment_method));
      const customer = bank.store.save(changedBy(newCustomer(bank.now()), params));
      bank.tell("customer.created", customer);
      if (method) attach(bank, method, customer.id);
      return customer;
    },
  },
  { method: "GET", path: "/customers", run: listing("customer", ["email"]) },
  {
    method: "GET",
    path: "/customers/{id}",
    run: (call) => find(call, "customer", call.id, "customer"),
  },
  {
    method: "POST",
    path: "/customers/{id}",
    run: (call) => {
      const before = living(call);
      checkGiven(call);
      const after = call.bank.store.save(changedBy(before, call.params));
      call.bank.tell("customer.updated", after, differences(before, after));
      return after;
    },
  },
  {
    method: "DELETE",
    path: "/customers/{id}",
    run: (call) => removeCustomer(call.bank, living(call)),
  },
  {
    method: "GET",
    path: "/customers/{id}/payment_methods",
    run: (call) => {
      const customer = living(call).id;
      const type = call.params.type as string | undefined;
      const where = {
        customer,
        type,
        allow_redisplay: call.params.allow_redisplay as string | undefined,
      };
      return call.bank.store.page("payment_method", { ...pageWish(call, "payment_method"), where });
    },
  },
  {
    method: "GET",
    path: "/customers/{id}/payment_methods/{other}",
    run: (call) => {
      const customer = living(call).id;
      const method = find(call, "payment_method", call.other, "PaymentMethod", "payment_method");
      if (method.customer === customer) return method;
      throw missing("PaymentMethod", call.other, "payment_method", 404);
    },
  },
  {
    method: "POST",
    path: "/customer_sessions",
    run: (call) => {
      const { bank, params } = call;
      if (!params.customer) {
        throw invalidRequest("Missing required param: customer.", {
          ...{ code: "parameter_missing", param: "customer" },
        });
      }
      const customer = named(call, "customer", "customer").id;
      const asked = (params.components ?? {}) as Record<
        string,
        { enabled?: boolean; features?: object }
      >;
      const part = (name: string) => ({
        enabled: asked[name]?.enabled === true,
        ...(featured[name]
          ? {
              features: asked[name]?.enabled
                ? { ...featured[name], ...asked[name]?.features }
                : null,
            }
          : {}),
      });
      const id = `cuss_secret_${randomId(40)}`;
      bank.store.save({ id, object: "customer_session", stand_in_customer: customer });
      return {
        ...{ object: "customer_session", client_secret: id },
        components: Object.fromEntries(parts.map((name) => [name, part(name)])),
        ...{ created: bank.now(), customer, customer_account: null, expires_at: bank.now() + 1800 },
        livemode: false,
      };
    },
  },
];

const parts = [
  ...["active_entitlements", "buy_button", "customer_portal", "customer_sheet"],
  ...["mobile_payment_element", "payment_element", "pricing_table"],
];
const shownCards = { payment_method_allow_redisplay_filters: ["always"] };
const featured: Record<string, object> = {
  customer_sheet: { ...shownCards, payment_method_remove: "disabled" },
  mobile_payment_element: {
    ...shownCards,
    ...{ payment_method_redisplay: "disabled", payment_method_remove: "disabled" },
    ...{ payment_method_save: "disabled", payment_method_save_allow_redisplay_override: null },
  },
  payment_element: {
    ...shownCards,
    ...{ payment_method_redisplay: "disabled", payment_method_redisplay_limit: 3 },
    ...{ payment_method_remove: "disabled", payment_method_save: "disabled" },
    payment_method_save_usage: null,
  },
};
