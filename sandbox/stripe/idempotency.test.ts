import fc from "fast-check";
import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { here, refusalOf, sdkFor, startForTest } from "./test-stand-in";

type Own = Awaited<ReturnType<typeof startForTest>>;
let own: Own;
let stripe: Stripe;
beforeAll(async () => {
  own = await startForTest();
  stripe = own.stripe;
});
afterAll(() => own.standIn.stop());

let count = 0;
const newKey = () => `key-${++count}`;
const post = (path: string, body: string, key: string) =>
  own.ask("POST", path, { body, headers: { "idempotency-key": key } });
const told = async (answer: Response) => ({
  ...{ status: answer.status, text: await answer.text() },
  replayed: answer.headers.get("idempotent-replayed"),
  original: answer.headers.get("original-request"),
  request: answer.headers.get("request-id"),
  echo: answer.headers.get("idempotency-key"),
  retry: answer.headers.get("stripe-should-retry"),
});
const charges = async () => (await stripe.charges.list({ limit: 100 })).data.length;

test("the first answer is given again, byte for byte, and nothing is done twice", async () => {
  const key = newKey();
  const body =
    "amount=2500&currency=eur&payment_method=pm_card_visa&confirm=true&return_url=https://a.test/";
  const first = await told(await post("/v1/payment_intents", body, key));
  const before = await charges();
  const second = await told(await post("/v1/payment_intents", body, key));
  expect(second.text).toBe(first.text);
  expect(first).toMatchObject({
    status: 200,
    replayed: null,
    original: first.request,
    echo: key,
    retry: "false",
  });
  expect(second).toMatchObject({
    status: 200,
    replayed: "true",
    original: first.request,
    echo: key,
    retry: "false",
  });
  expect(second.request).not.toBe(first.request);
  expect(await charges()).toBe(before);
});

test("a refusal by the bank is given again, too: another card needs another key", async () => {
  const intent = await stripe.paymentIntents.create({
    amount: 2500,
    currency: "eur",
    automatic_payment_methods: here,
  });
  const path = `/v1/payment_intents/${intent.id}/confirm`;
  const key = newKey();
  const first = await told(await post(path, "payment_method=pm_card_visa_chargeDeclined", key));
  const again = await told(await post(path, "payment_method=pm_card_visa_chargeDeclined", key));
  expect([first.status, again.status, again.replayed, again.text === first.text]).toEqual([
    402,
    402,
    "true",
    true,
  ]);
  const other = await told(await post(path, "payment_method=pm_card_visa", key));
  expect([other.status, JSON.parse(other.text).error.type]).toEqual([400, "idempotency_error"]);
  expect((await told(await post(path, "payment_method=pm_card_visa", newKey()))).status).toBe(200);
  const elsewhere = await told(
    await post("/v1/customers", "payment_method=pm_card_visa_chargeDeclined", key),
  );
  expect([elsewhere.status, JSON.parse(elsewhere.text).error.message]).toEqual([
    400,
    expect.stringMatching(/same endpoint/),
  ]);
});

test("what cannot be done as things are is kept; what was never a request is not", async () => {
  const paid = await stripe.paymentIntents.create({
    ...{
      amount: 2500,
      currency: "eur",
      automatic_payment_methods: here,
      payment_method: "pm_card_visa",
      confirm: true,
    },
  });
  const key = newKey();
  const first = await told(await post(`/v1/payment_intents/${paid.id}/capture`, "", key));
  const again = await told(await post(`/v1/payment_intents/${paid.id}/capture`, "", key));
  expect([first.status, first.retry, again.replayed]).toEqual([400, "false", "true"]);
  const wrong = newKey();
  const refused = await told(await post("/v1/customers", "emial=a@b.test", wrong));
  const mended = await told(await post("/v1/customers", "email=a@b.test", wrong));
  expect([refused.status, refused.retry, mended.status, mended.replayed]).toEqual([
    400,
    null,
    200,
    null,
  ]);
});

test("a key is forgotten after a day, and one that is too long is no key", async () => {
  const key = newKey();
  const first = await told(await post("/v1/customers", "email=a@b.test", key));
  own.advance(23 * 3_600_000);
  expect((await told(await post("/v1/customers", "email=a@b.test", key))).original).toBe(
    first.request,
  );
  own.advance(2 * 3_600_000);
  const later = await told(await post("/v1/customers", "email=a@b.test", key));
  expect([later.replayed, JSON.parse(later.text).id === JSON.parse(first.text).id]).toEqual([
    null,
    false,
  ]);
  expect((await told(await post("/v1/customers", "", "k".repeat(256)))).status).toBe(400);
});

test("a request that is not answered yet is in the way of its repetition", async () => {
  const key = newKey();
  own.standIn.addFault({ path: "/v1/customers", fault: "slow", times: 1 });
  const first = post("/v1/customers", "name=Robin", key);
  await expect
    .poll(async () => (await told(await post("/v1/customers", "name=Robin", key))).status)
    .toBe(409);
  const answer = await told(await first);
  const again = await told(await post("/v1/customers", "name=Robin", key));
  expect([answer.status, again.replayed, again.text === answer.text]).toEqual([200, "true", true]);
});

test("the SDK's own repetition after a broken connection charges once", async () => {
  const patient = sdkFor(own.url, { maxNetworkRetries: 2 });
  for (const fault of ["reset_after", "error_500_before", "lock_timeout"] as const) {
    const before = await charges();
    own.standIn.addFault({ path: "/v1/payment_intents", fault, times: 1 });
    const paid = await patient.paymentIntents.create({
      ...{
        amount: 2500,
        currency: "eur",
        automatic_payment_methods: here,
        payment_method: "pm_card_visa",
        confirm: true,
      },
    });
    expect(paid.status).toBe("succeeded");
    expect((await charges()) - before, fault).toBe(1);
  }
});

test("in whatever order money is held, taken and given back: never more back than was taken, nor more taken than held", async () => {
  const step = fc.record({
    what: fc.constantFrom(
      "capture",
      "capture",
      "refund",
      "refund",
      "refund",
      "refund",
      "cancel",
      "dispute",
      "close",
    ),
    amount: fc.option(fc.integer({ min: 1, max: 220 }), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 50, max: 200 }),
      fc.array(step, { minLength: 2, maxLength: 16 }),
      async (amount, steps) => {
        const { id } = await stripe.paymentIntents.create({
          ...{ amount, currency: "eur", automatic_payment_methods: here, capture_method: "manual" },
          ...{ payment_method: "pm_card_visa", confirm: true },
        });
        const doings = {
          capture: (part?: number) =>
            stripe.paymentIntents.capture(id, part ? { amount_to_capture: part } : {}),
          refund: (part?: number) =>
            stripe.refunds.create({ payment_intent: id, ...(part ? { amount: part } : {}) }),
          cancel: () => stripe.paymentIntents.cancel(id),
          dispute: () =>
            fetch(`${own.url}/_stand_in/disputes`, {
              method: "POST",
              body: JSON.stringify({ payment_intent: id }),
            }),
          close: async () => {
            const [dispute] = (await stripe.disputes.list({ payment_intent: id, limit: 1 })).data;
            if (dispute) await stripe.disputes.close(dispute.id);
          },
        };
        for (const { what, amount: part } of steps) {
          await doings[what as keyof typeof doings](part).catch(
            (error: { statusCode?: number }) => {
              expect(error.statusCode).toBe(400);
            },
          );
        }
        const intent = await stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] });
        const charge = intent.latest_charge as Stripe.Charge;
        const refunds = await stripe.refunds.list({ payment_intent: id, limit: 100 });
        const given = refunds.data.reduce((sum, one) => sum + one.amount, 0);
        expect(charge.amount_refunded).toBe(given);
        expect(charge.amount_refunded).toBeLessThanOrEqual(charge.amount_captured);
        expect(charge.amount_captured).toBeLessThanOrEqual(charge.amount);
        expect(charge.amount_captured).toBe(intent.amount_received);
        expect(charge.refunded).toBe(given > 0 && given === charge.amount_captured);
        expect(intent.status === "succeeded").toBe(charge.captured);
        const entries = await stripe.balanceTransactions.list({ source: charge.id });
        expect(entries.data.map((one) => one.amount)).toEqual(
          charge.captured ? [charge.amount_captured] : [],
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("what is not one of Stripe's errors never comes out of whatever is sent", async () => {
  const name = fc.oneof(
    fc.constantFrom(
      "amount",
      "currency",
      "metadata[a]",
      "expand[]",
      "shipping[name]",
      "payment_method",
      "confirm",
      "__proto__[a]",
      "metadata",
      "shipping[address][line1]",
      "off_session",
      "created[gt]",
      "limit",
    ),
    fc.string({ maxLength: 12 }),
  );
  const value = fc.oneof(
    fc.constantFrom("", "1", "eur", "true", "pm_card_visa", "card"),
    fc.string({ maxLength: 12 }),
  );
  const path = fc.constantFrom(
    "/v1/payment_intents",
    "/v1/customers",
    "/v1/refunds",
    "/v1/setup_intents",
    "/v1/payment_methods",
    "/v1/webhook_endpoints",
    "/v1/customer_sessions",
    "/v1/test_helpers/confirmation_tokens",
  );
  await fc.assert(
    fc.asyncProperty(
      path,
      fc.array(fc.tuple(name, value), { maxLength: 6 }),
      async (where, pairs) => {
        const answer = await own.ask("POST", where, {
          body: new URLSearchParams(pairs).toString(),
        });
        const body = (await answer.json()) as {
          error?: { type: string; message: string };
          object?: string;
        };
        expect([200, 400, 402]).toContain(answer.status);
        if (answer.status !== 200) expect(body.error?.message).toBeTruthy();
      },
    ),
    { numRuns: 300 },
  );
  const refused = await refusalOf(stripe.customers.retrieve("../charges"));
  expect(refused.statusCode).toBe(404);
});
