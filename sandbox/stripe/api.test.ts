import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { here, refusalOf, startForTest, testKeys } from "./test-stand-in";

type Own = Awaited<ReturnType<typeof startForTest>>;
let own: Own;
let stripe: Stripe;
beforeAll(async () => {
  own = await startForTest();
  stripe = own.stripe;
});
afterAll(() => own.standIn.stop());

type Told = { error: { code?: string; param?: string; message: string; type: string } };
const money = { amount: 2500, currency: "eur", automatic_payment_methods: here };

const refusals: [
  what: string,
  path: string,
  body: string,
  status: number,
  told: Partial<Told["error"]>,
][] = [
  [
    "a name that Stripe does not have",
    "/v1/payment_intents",
    "amount=500&currency=eur&foo=1",
    400,
    { code: "parameter_unknown", param: "foo" },
  ],
  [
    "one inside another",
    "/v1/payment_intents",
    "amount=500&currency=eur&shipping[foo]=1",
    400,
    { code: "parameter_unknown", param: "shipping[foo]" },
  ],
  [
    "one three deep",
    "/v1/payment_intents",
    "amount=500&currency=eur&payment_method_options[card][mandate_options][foo]=1",
    400,
    { code: "parameter_unknown", param: "payment_method_options[card][mandate_options][foo]" },
  ],
  [
    "one that every object has",
    "/v1/customers",
    "constructor=1",
    400,
    { code: "parameter_unknown", param: "constructor" },
  ],
  [
    "what must be there",
    "/v1/payment_intents",
    "currency=eur",
    400,
    { code: "parameter_missing", param: "amount" },
  ],
  [
    "what must be there inside another",
    "/v1/payment_intents",
    "amount=500&currency=eur&shipping[name]=R",
    400,
    { code: "parameter_missing", param: "shipping[address]" },
  ],
  [
    "emptiness",
    "/v1/payment_intents",
    "amount=&currency=eur",
    400,
    { code: "parameter_invalid_empty", param: "amount" },
  ],
  [
    "no number",
    "/v1/payment_intents",
    "amount=5.5&currency=eur",
    400,
    { code: "parameter_invalid_integer", param: "amount" },
  ],
  [
    "nothing",
    "/v1/payment_intents",
    "amount=0&currency=eur",
    400,
    { code: "parameter_invalid_integer", param: "amount" },
  ],
  [
    "too little",
    "/v1/payment_intents",
    "amount=49&currency=usd",
    400,
    { code: "amount_too_small", param: "amount" },
  ],
  [
    "too much",
    "/v1/payment_intents",
    "amount=10000000000000&currency=usd",
    400,
    { code: "amount_too_large", param: "amount" },
  ],
  [
    "no currency of this world",
    "/v1/payment_intents",
    "amount=500&currency=abc",
    400,
    { param: "currency" },
  ],
  ["a third decimal", "/v1/payment_intents", "amount=5125&currency=kwd", 400, { param: "amount" }],
  [
    "a word that is none of its words",
    "/v1/payment_intents",
    "amount=500&currency=eur&capture_method=later",
    400,
    { param: "capture_method" },
  ],
  [
    "neither yes nor no",
    "/v1/payment_intents",
    "amount=500&currency=eur&confirm=maybe",
    400,
    { param: "confirm" },
  ],
  [
    "what is no list",
    "/v1/payment_intents",
    "amount=500&currency=eur&allowed_payment_method_types=card",
    400,
    { param: "allowed_payment_method_types" },
  ],
  [
    "what is no hash",
    "/v1/payment_intents",
    "amount=500&currency=eur&shipping=home",
    400,
    { param: "shipping" },
  ],
  [
    "the old list of methods",
    "/v1/payment_intents",
    "amount=500&currency=eur&payment_method_types[]=card",
    400,
    { code: "payment_method_types_no_longer_supported", param: "payment_method_types" },
  ],
  [
    "what goes with confirm alone",
    "/v1/payment_intents",
    "amount=500&currency=eur&off_session=true",
    400,
    { param: "off_session" },
  ],
  [
    "a customer that there is not",
    "/v1/payment_intents",
    "amount=500&currency=eur&customer=cus_none",
    400,
    { code: "resource_missing", param: "customer" },
  ],
  [
    "a card that there is not",
    "/v1/payment_intents",
    "amount=500&currency=eur&payment_method=pm_none",
    400,
    { code: "resource_missing", param: "payment_method" },
  ],
  [
    "confirming without a page to come back to",
    "/v1/payment_intents",
    "amount=500&currency=eur&payment_method=pm_card_visa&confirm=true",
    400,
    { param: "return_url" },
  ],
  [
    "an intent in the path that there is not",
    "/v1/payment_intents/pi_none/confirm",
    "",
    404,
    { code: "resource_missing", param: "intent" },
  ],
  ["a refund of nothing", "/v1/refunds", "amount=5", 400, {}],
  [
    "a charge that there is not",
    "/v1/refunds",
    "charge=ch_none",
    400,
    { code: "resource_missing", param: "charge" },
  ],
  [
    "a card for nobody",
    "/v1/payment_methods/pm_card_visa/attach",
    "",
    400,
    { code: "parameter_missing", param: "customer" },
  ],
  [
    "a wrong address",
    "/v1/customers",
    "email=robin",
    400,
    { code: "email_invalid", param: "email" },
  ],
  [
    "a name too long for metadata",
    "/v1/customers",
    `metadata[${"a".repeat(41)}]=1`,
    400,
    { param: `metadata[${"a".repeat(41)}]` },
  ],
  [
    "an event that there is not",
    "/v1/webhook_endpoints",
    "url=https://a.test/&enabled_events[]=order.made",
    400,
    { param: "enabled_events[0]" },
  ],
  [
    "an endpoint without an address",
    "/v1/webhook_endpoints",
    "url=home&enabled_events[]=*",
    400,
    { code: "url_invalid", param: "url" },
  ],
  ["a path that there is not", "/v1/orders", "", 404, {}],
];
for (const [what, path, body, status, told] of refusals) {
  test(`${what} is refused: POST ${path} ${body.slice(0, 80)}`, async () => {
    const answer = await own.ask("POST", path, { body });
    const { error } = (await answer.json()) as Told;
    expect([answer.status, error]).toEqual([
      status,
      expect.objectContaining({ type: "invalid_request_error", ...told }),
    ]);
    expect(answer.headers.get("request-id")).toMatch(/^req_/);
    expect(answer.headers.get("stripe-version")).toBe("2026-10-28.endive");
    expect(answer.headers.has("stripe-should-retry")).toBe(false);
  });
}

test("without the right key nothing is answered, and a publishable key sees only what browsers see", async () => {
  const none = await own.ask("GET", "/v1/customers", { key: null });
  expect([none.status, none.headers.get("www-authenticate")]).toEqual([
    401,
    'Bearer realm="Stripe"',
  ]);
  expect(none.headers.has("request-id")).toBe(false);
  expect((await own.ask("GET", "/v1/customers", { key: "sk_test_wrong" })).status).toBe(401);
  const basic = `Basic ${Buffer.from(`${testKeys.secretKey}:`).toString("base64")}`;
  const asBasic = await own.ask("GET", "/v1/customers", {
    key: null,
    headers: { authorization: basic },
  });
  expect(asBasic.status).toBe(200);
  const key = testKeys.publishableKey;
  const listed = await own.ask("GET", "/v1/payment_intents", { key });
  expect([listed.status, ((await listed.json()) as Told).error.code]).toEqual([
    403,
    "secret_key_required",
  ]);
  const intent = await stripe.paymentIntents.create({ ...money, metadata: { secret: "1" } });
  const path = `/v1/payment_intents/${intent.id}`;
  expect((await own.ask("GET", path, { key })).status).toBe(400);
  expect(
    (await own.ask("GET", `${path}?client_secret=${intent.id}_secret_no`, { key })).status,
  ).toBe(400);
  const seen = (await (
    await own.ask("GET", `${path}?client_secret=${intent.client_secret}`, { key })
  ).json()) as object;
  expect(seen).toMatchObject({ id: intent.id, amount: 2500, status: "requires_payment_method" });
  for (const hidden of ["metadata", "customer", "latest_charge"])
    expect(seen).not.toHaveProperty(hidden);
  const tried = await own.ask("POST", `${path}/confirm`, {
    ...{ key, body: `client_secret=${intent.client_secret}&payment_method=pm_card_visa` },
  });
  expect(await tried.json()).toMatchObject({ status: "succeeded" });
});

test("an intent in the wrong state says which one it is in, and is in the refusal", async () => {
  const intent = await stripe.paymentIntents.create({
    ...money,
    payment_method: "pm_card_visa",
    confirm: true,
  });
  for (const work of [
    stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" }),
    stripe.paymentIntents.capture(intent.id),
    stripe.paymentIntents.cancel(intent.id),
    stripe.paymentIntents.update(intent.id, { amount: 900 }),
  ]) {
    expect(await refusalOf(work)).toMatchObject({
      ...{ statusCode: 400, code: "payment_intent_unexpected_state" },
      payment_intent: { id: intent.id, status: "succeeded" },
    });
  }
  expect(
    (await stripe.paymentIntents.update(intent.id, { metadata: { a: "1" } })).metadata,
  ).toEqual({ a: "1" });
  const bare = await stripe.paymentIntents.create(money);
  expect(await refusalOf(stripe.paymentIntents.confirm(bare.id))).toMatchObject({
    code: "payment_intent_unexpected_state",
  });
});

test("more than was taken is not given back, nor anything of what is back already", async () => {
  const held = await stripe.paymentIntents.create({
    ...{ ...money, capture_method: "manual", payment_method: "pm_card_visa", confirm: true },
  });
  expect((await refusalOf(stripe.refunds.create({ payment_intent: held.id }))).statusCode).toBe(
    400,
  );
  expect(
    await refusalOf(stripe.paymentIntents.capture(held.id, { amount_to_capture: 2501 })),
  ).toMatchObject({
    ...{ code: "amount_too_large", param: "amount_to_capture" },
  });
  await stripe.paymentIntents.capture(held.id, { amount_to_capture: 1000 });
  await stripe.refunds.create({ payment_intent: held.id, amount: 400 });
  const more = await refusalOf(stripe.refunds.create({ payment_intent: held.id, amount: 601 }));
  expect([more.param, more.code]).toEqual(["amount", undefined]);
  await stripe.refunds.create({ payment_intent: held.id });
  expect((await refusalOf(stripe.refunds.create({ payment_intent: held.id }))).code).toBe(
    "charge_already_refunded",
  );
  const charge = await stripe.charges.retrieve(held.latest_charge as string, {
    expand: ["refunds", "balance_transaction"],
  });
  expect(charge).toMatchObject({
    amount: 2500,
    amount_captured: 1000,
    amount_refunded: 1000,
    refunded: true,
  });
  expect(charge.refunds?.data.map(({ amount }) => amount)).toEqual([600, 400]);
  // 2.9 % and 30: 29 + 30.
  expect(charge.balance_transaction).toMatchObject({ amount: 1000, fee: 59, net: 941 });
});

test("what is taken without hurry is in the balance a moment later, and can be paid out two days after", async () => {
  const { latest_charge: id } = await stripe.paymentIntents.create({
    ...money,
    payment_method: "pm_card_visa",
    confirm: true,
  });
  expect((await stripe.charges.retrieve(id as string)).balance_transaction).toBeNull();
  own.advance(2000);
  const charge = await stripe.charges.retrieve(id as string, { expand: ["balance_transaction"] });
  const entry = charge.balance_transaction as Stripe.BalanceTransaction;
  expect(entry).toMatchObject({ amount: 2500, fee: 103, net: 2397, status: "pending" });
  own.advance(2 * 86_400_000);
  expect((await stripe.balanceTransactions.retrieve(entry.id)).status).toBe("available");
});

test("a hold that nobody takes ends after seven days", async () => {
  const held = await stripe.paymentIntents.create({
    ...{ ...money, capture_method: "manual", payment_method: "pm_card_visa", confirm: true },
  });
  own.advance(7 * 86_400_000 - 60_000);
  expect((await stripe.paymentIntents.retrieve(held.id)).status).toBe("requires_capture");
  own.advance(120_000);
  expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({
    ...{ status: "canceled", cancellation_reason: "expired", amount_capturable: 0 },
  });
  expect((await stripe.events.list({ type: "charge.expired" })).data).toHaveLength(1);
});

test("a card of one customer is not charged for another, nor one that was used up or given back", async () => {
  const [one, other] = await Promise.all([
    stripe.customers.create({}),
    stripe.customers.create({}),
  ]);
  const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer: one.id });
  const pay = (payment_method: string, customer?: string) =>
    stripe.paymentIntents.create({
      ...money,
      payment_method,
      confirm: true,
      ...(customer ? { customer } : {}),
    });
  expect((await pay(id, one.id)).status).toBe("succeeded");
  expect((await refusalOf(pay(id, other.id))).param).toBe("payment_method");
  expect((await refusalOf(pay(id))).param).toBe("payment_method");
  const twice = await refusalOf(stripe.paymentMethods.attach(id, { customer: other.id }));
  expect(twice.message).toMatch(/already been attached/);
  expect((await stripe.paymentMethods.detach(id)).customer).toBeNull();
  expect((await refusalOf(pay(id))).message).toMatch(/may not be used again/);
  const used = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } });
  await pay(used.id);
  expect((await refusalOf(pay(used.id))).message).toMatch(/may not be used again/);
  const kept = await stripe.paymentIntents.create({
    ...{ ...money, customer: other.id, payment_method: "pm_card_visa", confirm: true },
    setup_future_usage: "off_session",
  });
  expect((await pay(kept.payment_method as string, other.id)).status).toBe("succeeded");
  expect((await stripe.customers.listPaymentMethods(other.id)).data).toHaveLength(1);
});

test("lists are walked from the newest in both directions, and filtered by time and by whose they are", async () => {
  const { id: customer } = await stripe.customers.create({});
  const made: string[] = [];
  for (let n = 0; n < 5; n++) {
    made.unshift((await stripe.paymentIntents.create({ ...money, customer })).id);
  }
  const ids = ({ data }: Stripe.ApiList<Stripe.PaymentIntent>) => data.map(({ id }) => id);
  const first = await stripe.paymentIntents.list({ customer, limit: 2 });
  expect([ids(first), first.has_more, first.url]).toEqual([
    made.slice(0, 2),
    true,
    "/v1/payment_intents",
  ]);
  const last = await stripe.paymentIntents.list({
    customer,
    limit: 3,
    starting_after: made[1] as string,
  });
  expect([ids(last), last.has_more]).toEqual([made.slice(2), false]);
  const before = await stripe.paymentIntents.list({
    customer,
    limit: 2,
    ending_before: made[3] as string,
  });
  expect([ids(before), before.has_more]).toEqual([made.slice(1, 3), true]);
  const all: string[] = [];
  for await (const one of stripe.paymentIntents.list({ customer, limit: 2 })) all.push(one.id);
  expect(all).toEqual(made);
  const { created } = first.data[0] as Stripe.PaymentIntent;
  expect(ids(await stripe.paymentIntents.list({ customer, created: { gt: created + 1 } }))).toEqual(
    [],
  );
  expect(
    await stripe.paymentIntents.list({
      customer,
      created: { lte: created + 1 },
      expand: ["data.customer"],
    }),
  ).toMatchObject({
    data: [{ customer: { id: customer } }, {}, {}, {}, {}],
  });
  expect((await refusalOf(stripe.paymentIntents.list({ limit: 101 }))).param).toBe("limit");
  expect((await refusalOf(stripe.paymentIntents.list({ starting_after: "pi_none" }))).code).toBe(
    "resource_missing",
  );
  expect((await refusalOf(stripe.paymentIntents.list({ expand: ["customer"] }))).message).toMatch(
    /data\.customer/,
  );
  expect(
    (await refusalOf(stripe.paymentIntents.retrieve(made[0] as string, { expand: ["amount"] })))
      .message,
  ).toMatch(/cannot be expanded \(amount\)/);
});

test("metadata is put together, taken out by emptiness, and emptied", async () => {
  const { id } = await stripe.customers.create({ metadata: { a: "1", b: "2" } });
  expect((await stripe.customers.update(id, { metadata: { a: "", c: "3" } })).metadata).toEqual({
    b: "2",
    c: "3",
  });
  expect((await stripe.customers.update(id, { metadata: "" })).metadata).toEqual({});
});

test("a customer that is deleted is answered as such, is on no list, and loses the cards", async () => {
  const { id } = await stripe.customers.create({
    payment_method: "pm_card_visa",
    email: "gone@example.com",
  });
  const [method] = (await stripe.customers.listPaymentMethods(id)).data;
  expect(await stripe.customers.del(id)).toMatchObject({ id, deleted: true });
  expect(await stripe.customers.retrieve(id)).toMatchObject({
    id,
    object: "customer",
    deleted: true,
  });
  expect((await stripe.customers.list({ email: "gone@example.com" })).data).toEqual([]);
  expect((await stripe.paymentMethods.retrieve(method?.id as string)).customer).toBeNull();
  expect((await refusalOf(stripe.paymentIntents.create({ ...money, customer: id }))).code).toBe(
    "resource_missing",
  );
});

test("a confirmation token pays once: the request's own words before its own", async () => {
  const token = await stripe.testHelpers.confirmationTokens.create({
    ...{ payment_method: "pm_card_visa", return_url: "https://shop.test/back" },
    shipping: { name: "Robin", address: { line1: "1 High St", country: "GB" } },
  });
  const paid = await stripe.paymentIntents.create({
    ...{ amount: 2500, currency: "eur", confirm: true, confirmation_token: token.id },
  });
  expect(paid).toMatchObject({ status: "succeeded", shipping: { name: "Robin" } });
  expect((await stripe.confirmationTokens.retrieve(token.id)).payment_intent).toBe(paid.id);
  const again = await refusalOf(
    stripe.paymentIntents.create({
      amount: 2500,
      currency: "eur",
      confirm: true,
      confirmation_token: token.id,
    }),
  );
  expect(again.param).toBe("confirmation_token");
});

test("amounts are the smallest unit of each currency, whatever that is", async () => {
  for (const [currency, amount] of [
    ["jpy", 50],
    ["KWD", 5120],
    ["isk", 20_000],
    ["huf", 17_500],
    ["gbp", 30],
  ] as const) {
    const made = await stripe.paymentIntents.create({ amount, currency });
    expect([made.amount, made.currency]).toEqual([amount, currency.toLowerCase()]);
  }
});
