import { invalidRequest, missing } from "./api-error";
import { customerOf, intentOf } from "./make-objects";
import {
  type Bank,
  cancelIntent,
  captureIntent,
  confirmIntent,
  findMethod,
  refundCharge,
} from "./move-money";
import { type Params, required, type Shape } from "./read-params";
import { type Kept, randomId } from "./store";

export interface Endpoint {
  method: "GET" | "POST" | "DELETE";
  /** Below /v1; `{id}` is any id. */
  path: string;
  takes: Shape;
  run: (bank: Bank, params: Params, id: string) => Kept | Kept[];
}

const listed: Shape = { limit: "int", starting_after: "string", ending_before: "string" };
const address: Shape = {
  ...{ city: "string", country: "string", line1: "string", line2: "string" },
  ...{ postal_code: "string", state: "string" },
};
const shipping: Shape = {
  address,
  carrier: "string",
  name: "string",
  phone: "string",
  tracking_number: "string",
};
const confirmable: Shape = {
  ...{ payment_method: "string", off_session: "string", return_url: "string" },
  ...{ error_on_requires_action: "bool", use_stripe_sdk: "bool", receipt_email: "string" },
  ...{ setup_future_usage: "string", capture_method: "string", shipping },
};
const intentFields: Shape = {
  ...{ amount: "int", currency: "string", customer: "string", description: "string" },
  ...{ metadata: "map", receipt_email: "string", setup_future_usage: "string", shipping },
  ...{ capture_method: "string", payment_method: "string", statement_descriptor_suffix: "string" },
  ...{ allowed_payment_method_types: "list", excluded_payment_method_types: "list" },
};

const find = (bank: Bank, kind: string, id: string, what: string, param = "id"): Kept => {
  const found = bank.store.find(id);
  if (found?.object !== kind) throw missing(what, id, param, 404);
  return found;
};
const intent = (bank: Bank, id: string) =>
  find(bank, "payment_intent", id, "payment_intent", "intent");

const textOr = (value: unknown): unknown => (value === "" || value === undefined ? null : value);
const given = (params: Params, names: readonly string[]) =>
  Object.fromEntries(
    names.filter((name) => params[name] !== undefined).map((name) => [name, textOr(params[name])]),
  );

const zeroDecimal = /^(bif|clp|djf|gnf|jpy|kmf|krw|mga|pyg|rwf|vnd|vuv|xaf|xof|xpf)$/;
const threeDecimal = /^(bhd|jod|kwd|omr|tnd)$/;

function checkAmount(amount: number, currency: string) {
  if (amount < 1) {
    throw invalidRequest("This value must be greater than or equal to 1.", {
      ...{ code: "parameter_invalid_integer", param: "amount" },
    });
  }
  const least = zeroDecimal.test(currency) ? 50 : threeDecimal.test(currency) ? 100 : 30;
  if (amount < least) {
    throw invalidRequest("Amount must be at least the minimum of the currency.", {
      ...{ code: "amount_too_small", param: "amount" },
    });
  }
  if (
    (threeDecimal.test(currency) && amount % 10 !== 0) ||
    (/^(isk|ugx)$/.test(currency) && amount % 100 !== 0)
  ) {
    throw invalidRequest(`Invalid amount for ${currency}: the last digits must be 0.`, {
      param: "amount",
    });
  }
}

const isOffSession = (params: Params) =>
  params.off_session !== undefined && params.off_session !== "false";

function confirm(bank: Bank, params: Params, id: string): Kept {
  const found = intent(bank, id);
  const methodId = (params.payment_method ?? found.payment_method) as string | null;
  if (!methodId) {
    throw invalidRequest(
      "You cannot confirm this PaymentIntent because it's missing a payment method.",
      { code: "payment_intent_unexpected_state", payment_intent: found },
    );
  }
  const changed = {
    ...found,
    ...given(params, ["setup_future_usage", "receipt_email", "shipping"]),
  };
  return confirmIntent(bank, changed, findMethod(bank, methodId), {
    offSession: isOffSession(params),
  });
}

const filtered = (kind: string, names: readonly string[]) => (bank: Bank, params: Params) =>
  bank.store
    .list(kind)
    .filter((one) =>
      names.every((name) => params[name] === undefined || one[name] === params[name]),
    );

/** Everything that the stand-in answers. */
export const endpoints: readonly Endpoint[] = [
  {
    ...{ method: "GET", path: "/account", takes: {} },
    run: () => ({
      ...{ id: "acct_1StandIn0000000", object: "account", created: 1_700_000_000, country: "US" },
      ...{ business_profile: { name: "Sandbox" }, charges_enabled: true, payouts_enabled: true },
      ...{ default_currency: "usd", details_submitted: true, email: "sandbox@example.com" },
      ...{ settings: { dashboard: { display_name: "Sandbox" } }, type: "standard" },
    }),
  },
  {
    method: "POST",
    path: "/customers",
    takes: {
      ...{
        email: "string",
        name: "string",
        phone: "string",
        description: "string",
        metadata: "map",
      },
      ...{ address, shipping, payment_method: "string" },
    },
    run: (bank, params) => {
      const names = ["email", "name", "phone", "description", "metadata", "address", "shipping"];
      const customer = bank.store.save(customerOf(bank.now(), given(params, names)));
      bank.tell("customer.created", customer);
      return customer;
    },
  },
  {
    ...{ method: "GET", path: "/customers/{id}", takes: {} },
    run: (bank, _, id) => find(bank, "customer", id, "customer"),
  },
  {
    ...{ method: "GET", path: "/customers", takes: { ...listed, email: "string" } },
    run: filtered("customer", ["email"]),
  },
  {
    ...{ method: "GET", path: "/payment_methods/{id}", takes: {} },
    run: (bank, _, id) => {
      const found = bank.store.find(id);
      if (found?.object !== "payment_method")
        throw missing("PaymentMethod", id, "payment_method", 404);
      return found;
    },
  },
  {
    ...{ method: "POST", path: "/payment_methods/{id}/attach", takes: { customer: "string" } },
    run: (bank, params, id) => {
      const method = findMethod(bank, id);
      const customer = required(params, "customer") as string;
      if (bank.store.find(customer)?.object !== "customer")
        throw missing("customer", customer, "customer", 400);
      if (method.customer && method.customer !== customer) {
        throw invalidRequest(
          "The payment method you provided has already been attached to a customer.",
        );
      }
      const kept = bank.store.save({ ...method, customer, stand_in_set_up: true });
      bank.tell("payment_method.attached", kept);
      return kept;
    },
  },
  {
    method: "POST",
    path: "/payment_intents",
    takes: {
      ...{ ...intentFields, ...confirmable, confirm: "bool" },
      automatic_payment_methods: { enabled: "bool", allow_redirects: "string" },
    },
    run: (bank, params) => {
      const amount = required(params, "amount") as number;
      const currency = (required(params, "currency") as string).toLowerCase();
      if (!/^[a-z]{3}$/.test(currency)) {
        throw invalidRequest(`Invalid currency: ${currency}.`, { param: "currency" });
      }
      checkAmount(amount, currency);
      const { customer } = params;
      if (customer && bank.store.find(customer as string)?.object !== "customer") {
        throw missing("customer", customer as string, "customer", 400);
      }
      const names = [
        ...[
          "customer",
          "description",
          "metadata",
          "receipt_email",
          "setup_future_usage",
          "shipping",
        ],
        ...["capture_method", "statement_descriptor_suffix", "automatic_payment_methods"],
        ...["allowed_payment_method_types", "excluded_payment_method_types"],
      ];
      const method = params.payment_method
        ? findMethod(bank, params.payment_method as string)
        : null;
      const made = bank.store.save(
        intentOf(bank.now(), {
          ...{ amount, currency, ...given(params, names) },
          payment_method: method?.id ?? null,
          status: method ? "requires_confirmation" : "requires_payment_method",
        }),
      );
      bank.tell("payment_intent.created", made);
      return params.confirm
        ? confirm(bank, { ...params, payment_method: method?.id }, made.id)
        : made;
    },
  },
  {
    ...{ method: "GET", path: "/payment_intents", takes: { ...listed, customer: "string" } },
    run: filtered("payment_intent", ["customer"]),
  },
  {
    ...{ method: "GET", path: "/payment_intents/{id}", takes: { client_secret: "string" } },
    run: (bank, _, id) => intent(bank, id),
  },
  {
    ...{ method: "POST", path: "/payment_intents/{id}", takes: intentFields },
    run: (bank, params, id) => {
      const found = intent(bank, id);
      const settled = found.status === "succeeded" || found.status === "canceled";
      if (
        settled &&
        Object.keys(params).some((name) => name !== "metadata" && name !== "description")
      ) {
        throw invalidRequest(
          `You cannot update this PaymentIntent because it has a status of ${found.status}.`,
          { code: "payment_intent_unexpected_state", payment_intent: found },
        );
      }
      const metadata = {
        ...(found.metadata as object),
        ...(params.metadata as object | undefined),
      };
      const names = ["amount", "currency", "customer", "description", "receipt_email", "shipping"];
      return bank.store.save({ ...found, ...given(params, names), metadata });
    },
  },
  {
    ...{ method: "POST", path: "/payment_intents/{id}/confirm", takes: confirmable },
    run: confirm,
  },
  {
    ...{ method: "POST", path: "/payment_intents/{id}/capture" },
    takes: { amount_to_capture: "int", final_capture: "bool", metadata: "map" },
    run: (bank, params, id) => {
      const found = intent(bank, id);
      if (found.status !== "requires_capture") {
        throw invalidRequest(
          `This PaymentIntent could not be captured because it has a status of ${found.status}.`,
          { code: "payment_intent_unexpected_state", payment_intent: found },
        );
      }
      return captureIntent(bank, found, (params.amount_to_capture ?? found.amount) as number);
    },
  },
  {
    ...{
      method: "POST",
      path: "/payment_intents/{id}/cancel",
      takes: { cancellation_reason: "string" },
    },
    run: (bank, params, id) =>
      cancelIntent(
        bank,
        intent(bank, id),
        (params.cancellation_reason as string | undefined) ?? null,
      ),
  },
  {
    ...{ method: "GET", path: "/charges/{id}", takes: {} },
    run: (bank, _, id) => find(bank, "charge", id, "charge"),
  },
  {
    method: "POST",
    path: "/refunds",
    takes: {
      ...{ amount: "int", charge: "string", payment_intent: "string", reason: "string" },
      metadata: "map",
    },
    run: (bank, params) => {
      const of = params.payment_intent
        ? intent(bank, params.payment_intent as string).latest_charge
        : params.charge;
      const charge = typeof of === "string" ? bank.store.find(of) : undefined;
      if (charge?.object !== "charge") {
        throw invalidRequest(
          "One of the following params should be provided for this request: payment_intent or charge.",
        );
      }
      return refundCharge(bank, charge, {
        amount: params.amount as number | undefined,
        reason: (params.reason as string | undefined) ?? null,
        metadata: (params.metadata as Record<string, unknown> | undefined) ?? {},
      });
    },
  },
  {
    ...{
      method: "GET",
      path: "/refunds",
      takes: { ...listed, payment_intent: "string", charge: "string" },
    },
    run: filtered("refund", ["payment_intent", "charge"]),
  },
  {
    ...{ method: "GET", path: "/refunds/{id}", takes: {} },
    run: (bank, _, id) => find(bank, "refund", id, "refund"),
  },
  {
    ...{
      method: "GET",
      path: "/disputes",
      takes: { ...listed, payment_intent: "string", charge: "string" },
    },
    run: filtered("dispute", ["payment_intent", "charge"]),
  },
  {
    ...{ method: "GET", path: "/balance_transactions/{id}", takes: {} },
    run: (bank, _, id) => find(bank, "balance_transaction", id, "balance_transaction"),
  },
  {
    ...{ method: "GET", path: "/events", takes: { ...listed, type: "string" } },
    run: filtered("event", ["type"]),
  },
  {
    method: "POST",
    path: "/webhook_endpoints",
    takes: { url: "string", enabled_events: "list", description: "string", metadata: "map" },
    run: (bank, params) => ({
      ...bank.store.save({
        ...{ id: `we_1${randomId(23)}`, object: "webhook_endpoint", created: bank.now() },
        ...{
          api_version: null,
          application: null,
          livemode: false,
          metadata: {},
          status: "enabled",
        },
        description: textOr(params.description),
        url: required(params, "url"),
        enabled_events: required(params, "enabled_events"),
      }),
    }),
  },
  {
    ...{ method: "POST", path: "/webhook_endpoints/{id}" },
    takes: {
      url: "string",
      enabled_events: "list",
      description: "string",
      disabled: "bool",
      metadata: "map",
    },
    run: (bank, params, id) => {
      const found = find(bank, "webhook_endpoint", id, "webhook endpoint");
      return bank.store.save({
        ...found,
        ...given(params, ["url", "enabled_events", "description"]),
      });
    },
  },
  {
    ...{ method: "GET", path: "/webhook_endpoints", takes: listed },
    run: filtered("webhook_endpoint", []),
  },
];
