import { readFileSync } from "node:fs";
import { join } from "node:path";
import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemsOf } from "@/scripts/stripe-types/check-value";
import { endpointTypes } from "@/scripts/stripe-types/endpoint-types";
import { sdkType } from "@/scripts/stripe-types/read-types";
import { writeParameters } from "@/scripts/stripe-types/write-parameters";
import { endpoints } from "./endpoints";
import { here, startForTest } from "./test-stand-in";

type Own = Awaited<ReturnType<typeof startForTest>>;
let own: Own;
let stripe: Stripe;
beforeAll(async () => {
  own = await startForTest();
  stripe = own.stripe;
});
afterAll(() => own.standIn.stop());

const types: Record<string, [file: string, name: string]> = {
  ...{ account: ["Accounts", "Account"], balance: ["Balance", "Balance"] },
  ...{ balance_transaction: ["BalanceTransactions", "BalanceTransaction"] },
  ...{
    charge: ["Charges", "Charge"],
    confirmation_token: ["ConfirmationTokens", "ConfirmationToken"],
  },
  ...{
    customer: ["Customers", "Customer"],
    customer_session: ["CustomerSessions", "CustomerSession"],
  },
  ...{ dispute: ["Disputes", "Dispute"], event: ["Events", "EventBase"] },
  ...{ payment_intent: ["PaymentIntents", "PaymentIntent"] },
  ...{ payment_method: ["PaymentMethods", "PaymentMethod"] },
  ...{ payment_method_domain: ["PaymentMethodDomains", "PaymentMethodDomain"] },
  ...{ refund: ["Refunds", "Refund"], setup_attempt: ["SetupAttempts", "SetupAttempt"] },
  ...{ setup_intent: ["SetupIntents", "SetupIntent"] },
  ...{ webhook_endpoint: ["WebhookEndpoints", "WebhookEndpoint"] },
};

/** Every object that a stand-in has answered is one of the SDK's. */
function check(told: object) {
  const { object, data } = told as { object: string; data?: object[] };
  if (object === "list") return void data?.forEach(check);
  const [file, name] = types[object] ?? [];
  if (!file || !name) throw new Error(`nobody knows ${object}`);
  const plain = JSON.parse(JSON.stringify(told)) as Record<string, unknown>;
  // What it is about is of the type of that, and checked by itself.
  if (object === "event") plain.data = { object: {} };
  expect(problemsOf(plain, sdkType(file, name)), object).toEqual([]);
}

test("what the endpoints take is what the installed SDK's types say", () => {
  const file = join(import.meta.dirname, "protocol/parameters.json");
  expect(readFileSync(file, "utf8")).toBe(writeParameters());
  const known = new Set(endpointTypes.map(([method, path]) => `${method} ${path}`));
  const others = endpoints
    .map(({ method, path }) => `${method} /v1${path}`)
    .filter((one) => !known.has(one as never));
  expect(others, "Stripe.js alone calls this one").toEqual(["POST /v1/confirmation_tokens"]);
  expect(endpoints).toHaveLength(endpointTypes.length + 1);
});

test("a value that is not as its type has it is found", () => {
  const type = sdkType("Refunds", "Refund");
  expect(problemsOf({ id: "re_1", object: "charge", amount: "5", more: 1 }, type)).toEqual(
    expect.arrayContaining([
      'object is "charge"',
      'amount is "5", and no number',
      "charge is missing",
      "more is not in the type",
    ]),
  );
});

test("every object is of the SDK's type, in every state that it can be in", async () => {
  const intents = stripe.paymentIntents;
  const shipping = { name: "Robin", address: { line1: "1 High St", country: "GB" } };
  const customer = await stripe.customers.create({
    ...{ email: "robin@example.com", name: "Robin", metadata: { a: "1" }, shipping },
    address: { country: "GB", line1: "1 High St" },
  });
  check(customer);
  check(await stripe.customers.update(customer.id, { metadata: { b: "2" }, phone: "+44" }));
  const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  check(method);
  check(
    await stripe.paymentMethods.update(method.id, {
      card: { exp_year: 2044 },
      billing_details: { name: "R" },
    }),
  );
  const money = { amount: 2500, currency: "eur", automatic_payment_methods: here };
  const paid = await intents.create({
    ...{ ...money, customer: customer.id, payment_method: method.id, confirm: true, shipping },
    ...{
      off_session: true,
      capture_method: "automatic",
      expand: ["latest_charge.balance_transaction", "customer"],
    },
  });
  check(paid);
  const charge = paid.latest_charge as Stripe.Charge;
  check(charge);
  check(charge.balance_transaction as Stripe.BalanceTransaction);
  check(await stripe.charges.retrieve(charge.id, { expand: ["refunds", "payment_intent"] }));
  const refund = await stripe.refunds.create({
    payment_intent: paid.id,
    amount: 500,
    reason: "duplicate",
  });
  check(refund);
  check(await stripe.refunds.update(refund.id, { metadata: { why: "x" } }));
  const open = await intents.create(money);
  check(open);
  check(await intents.update(open.id, { metadata: { a: "1" }, amount: 3000 }));
  check(await intents.confirm(open.id, { payment_method: "pm_card_threeDSecure2Required" }));
  check(await intents.cancel(open.id, { cancellation_reason: "abandoned" }));
  const held = await intents.create({
    ...{ ...money, capture_method: "manual", payment_method: "pm_card_visa", confirm: true },
  });
  check(held);
  check(await intents.capture(held.id, { amount_to_capture: 1000 }));
  const refused = await intents
    .create({ ...money, payment_method: "pm_card_visa_chargeDeclined", confirm: true })
    .catch((error: Stripe.errors.StripeCardError) => error.payment_intent);
  check(refused as Stripe.PaymentIntent);
  check(
    await intents.retrieve((refused as Stripe.PaymentIntent).id, { expand: ["latest_charge"] }),
  );
  const disputed = await intents.create({
    ...{ ...money, payment_method: "pm_card_createDispute", confirm: true },
  });
  const [dispute] = (await stripe.disputes.list({ payment_intent: disputed.id })).data;
  check(dispute as Stripe.Dispute);
  check(
    await stripe.disputes.update(dispute?.id as string, {
      evidence: { uncategorized_text: "winning_evidence" },
    }),
  );
  const setup = await stripe.setupIntents.create({
    ...{
      customer: customer.id,
      payment_method: "pm_card_visa",
      confirm: true,
      automatic_payment_methods: here,
    },
    expand: ["latest_attempt"],
  });
  check(setup);
  check(setup.latest_attempt as Stripe.SetupAttempt);
  const waiting = await stripe.setupIntents.create({
    ...{
      payment_method: "pm_card_threeDSecure2Required",
      confirm: true,
      return_url: "https://shop.test/",
    },
  });
  check(waiting);
  check(await stripe.setupIntents.cancel(waiting.id));
  const token = await stripe.testHelpers.confirmationTokens.create({
    ...{
      payment_method: "pm_card_visa",
      return_url: "https://shop.test/",
      shipping: { ...shipping, phone: "" },
    },
  });
  check(token);
  check(await intents.create({ ...money, confirm: true, confirmation_token: token.id }));
  check(await stripe.confirmationTokens.retrieve(token.id));
  check(
    await stripe.customerSessions.create({
      customer: customer.id,
      components: { payment_element: { enabled: true } },
    }),
  );
  check(
    await stripe.webhookEndpoints.create({ url: "http://127.0.0.1:1/", enabled_events: ["*"] }),
  );
  check(await stripe.paymentMethodDomains.create({ domain_name: "shop.example.com" }));
  const account = await stripe.accounts.retrieveCurrent();
  check(account);
  check(await stripe.accounts.retrieve(account.id));
  check(await stripe.setupAttempts.list({ setup_intent: setup.id }));
  check(await stripe.balance.retrieve());
  for (const list of [
    ...[stripe.customers, stripe.paymentIntents, stripe.charges, stripe.refunds, stripe.disputes],
    ...[stripe.balanceTransactions, stripe.events, stripe.setupIntents, stripe.webhookEndpoints],
    ...[stripe.paymentMethods, stripe.paymentMethodDomains],
  ]) {
    const told = (await list.list({ limit: 100 })) as Stripe.ApiList<{ object: string }>;
    expect(told.data.length).toBeGreaterThan(0);
    check(told);
  }
});

test("what an event tells of is of the SDK's type, too, and its type is one that the SDK knows", async () => {
  const known = sdkType("WebhookEndpoints", "WebhookEndpointCreateParams.EnabledEvent");
  const { data } = await stripe.events.list({ limit: 100 });
  for (const event of data) {
    check(event.data.object as object);
    expect(problemsOf(event.type, known)).toEqual([]);
  }
});
