import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { here, startForTest, testKeys } from "./test-stand-in";

type Own = Awaited<ReturnType<typeof startForTest>>;
let own: Own;
let stripe: Stripe;
let shop: Server;
let address = "";
let heard: { type: string; event: Stripe.Event; at: number }[] = [];
/** What the shop answers, given how many deliveries it has had. */
let answers: (n: number) => number = () => 200;
let count = 0;

beforeEach(async () => {
  heard = [];
  count = 0;
  answers = () => 200;
  own = await startForTest();
  stripe = own.stripe;
  shop = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const signature = request.headers["stripe-signature"] as string;
      // As the till proves it.
      const event = Stripe.webhooks.constructEvent(
        Buffer.concat(chunks),
        signature,
        testKeys.webhookSecret,
        300,
      );
      const status = answers(++count);
      if (status === 200) heard.push({ type: event.type, event, at: Date.now() });
      if (status === 0) return request.socket.destroy();
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
  await own.standIn.stop();
  shop.closeAllConnections();
  await new Promise((resolve) => shop.close(resolve));
});

const listen = (events: Stripe.WebhookEndpointCreateParams.EnabledEvent[] = ["*"]) =>
  stripe.webhookEndpoints.create({ url: address, enabled_events: events });
const pay = (card = "pm_card_visa") =>
  stripe.paymentIntents.create({
    ...{
      amount: 2500,
      currency: "eur",
      automatic_payment_methods: here,
      payment_method: card,
      confirm: true,
    },
    capture_method: "automatic",
  });
const types = () => heard.map(({ type }) => type);

test("an endpoint hears what it asked for, signed, in order, with the request that did it", async () => {
  const endpoint = await listen(["payment_intent.succeeded", "charge.succeeded"]);
  expect(endpoint.secret).toBe(testKeys.webhookSecret);
  expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined();
  const paid = await pay();
  await own.standIn.eventsSent();
  expect(types()).toEqual(["charge.succeeded", "payment_intent.succeeded"]);
  expect(heard[1]?.event).toMatchObject({
    ...{ object: "event", api_version: "2026-10-28.endive", livemode: false },
    data: { object: { id: paid.id, object: "payment_intent", status: "succeeded" } },
    request: {
      id: paid.lastResponse.requestId,
      idempotency_key: expect.stringMatching(/^stripe-node-retry-/),
    },
  });
  const listed = await stripe.events.list({ types: ["payment_intent.*"] });
  expect(listed.data.map(({ type }) => type)).toEqual([
    "payment_intent.succeeded",
    "payment_intent.created",
  ]);
  expect((await stripe.events.retrieve(heard[1]?.event.id as string)).pending_webhooks).toBe(0);
});

test("each change tells of itself, and of what was otherwise before", async () => {
  await listen();
  const customer = await stripe.customers.create({ name: "Robin" });
  await stripe.customers.update(customer.id, { name: "Robyn" });
  const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  await stripe.paymentMethods.update(method.id, { card: { exp_year: 2044 } });
  await stripe.paymentMethods.detach(method.id);
  const paid = await pay();
  await stripe.refunds.create({ payment_intent: paid.id, amount: 500 });
  await pay("pm_card_visa_chargeDeclined").catch(() => {});
  await own.standIn.eventsSent();
  expect(types()).toEqual([
    ...[
      "customer.created",
      "customer.updated",
      "payment_method.attached",
      "payment_method.updated",
    ],
    ...[
      "payment_method.detached",
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
    ],
    ...["refund.created", "charge.refunded", "payment_intent.created", "charge.failed"],
    "payment_intent.payment_failed",
  ]);
  expect(heard[1]?.event.data.previous_attributes).toEqual({ name: "Robin" });
  expect(heard[9]?.event.data).toMatchObject({
    ...{
      object: { amount_refunded: 500, refunded: false },
      previous_attributes: { amount_refunded: 0 },
    },
  });
});

test("what is not taken is sent again, until it is", async () => {
  await listen(["payment_intent.succeeded"]);
  answers = (n) => (n === 1 ? 500 : n === 2 ? 0 : 200);
  await pay();
  await expect.poll(types, { timeout: 10_000 }).toEqual(["payment_intent.succeeded"]);
  expect(count).toBe(3);
});

test("an endpoint that does not answer holds up no other one", async () => {
  const deaf = createServer(() => {});
  await new Promise<void>((resolve) => deaf.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}/`;
  await stripe.webhookEndpoints.create({ url, enabled_events: ["*"] });
  await listen(["payment_intent.succeeded"]);
  await pay();
  await expect.poll(types).toEqual(["payment_intent.succeeded"]);
  deaf.closeAllConnections();
  deaf.close();
});

test("one that is switched off or taken away hears nothing", async () => {
  const { id } = await listen(["customer.created"]);
  await stripe.webhookEndpoints.update(id, { disabled: true });
  await stripe.customers.create({});
  await stripe.webhookEndpoints.update(id, { disabled: false });
  await stripe.customers.create({ name: "heard" });
  await own.standIn.eventsSent();
  expect(heard.map(({ event }) => (event.data.object as Stripe.Customer).name)).toEqual(["heard"]);
  await stripe.webhookEndpoints.del(id);
  await stripe.customers.create({});
  await own.standIn.eventsSent();
  expect(heard).toHaveLength(1);
});

test("events that come before the answer, never, ten times, or the last one first", async () => {
  await listen(["charge.succeeded", "payment_intent.succeeded"]);
  const { addFault } = own.standIn;
  addFault({ path: "/v1/payment_intents", fault: "event_before_answer", times: 1 });
  await pay();
  expect(types(), "before its answer").toEqual(["charge.succeeded", "payment_intent.succeeded"]);
  heard = [];
  addFault({ fault: "event_never", times: 1 });
  await pay();
  await own.standIn.eventsSent();
  expect(heard).toEqual([]);
  const [kept] = (await stripe.events.list({ limit: 1 })).data;
  expect(kept?.type).toBe("payment_intent.succeeded");
  const again = await fetch(`${own.url}/_stand_in/events/send`, {
    method: "POST",
    body: JSON.stringify({ event: kept?.id }),
  });
  expect(await again.json()).toEqual({ event: kept?.id, endpoints: 1 });
  await expect.poll(types).toEqual(["payment_intent.succeeded"]);
  heard = [];
  addFault({ fault: "event_ten_times", times: 1 });
  await pay();
  await own.standIn.eventsSent();
  expect(heard).toHaveLength(20);
  expect(new Set(heard.map(({ event }) => event.id)).size).toBe(2);
  heard = [];
  addFault({ fault: "event_out_of_order", times: 1 });
  await pay();
  await pay();
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(4);
  expect(types().slice(2)).toEqual(["payment_intent.succeeded", "charge.succeeded"]);
});

test("calls that never end, break, fail or are too many, each as often as it was ordered", async () => {
  const order = (fault: object) =>
    fetch(`${own.url}/_stand_in/faults`, { method: "POST", body: JSON.stringify(fault) });
  expect((await order({ fault: "earthquake" })).status).toBe(400);
  const outcome = async () => {
    try {
      await stripe.customers.create({ name: "Robin" }, { timeout: 500 });
      return "answered";
    } catch (error) {
      const { type, statusCode, code } = error as Stripe.errors.StripeError;
      return `${type} ${statusCode ?? ""} ${code ?? ""}`.trim();
    }
  };
  const made = async () => (await stripe.customers.list({ limit: 100 })).data.length;
  for (const [fault, said, works] of [
    ["timeout_after_success", "StripeConnectionError", true],
    ["reset_before", "StripeConnectionError", false],
    ["reset_after", "answered", true],
    ["error_500", "StripeAPIError 500", true],
    ["error_500_before", "StripeAPIError 500", false],
    ["rate_limit", "StripeRateLimitError 429 rate_limit", false],
    ["lock_timeout", "StripeRateLimitError 429 lock_timeout", false],
  ] as const) {
    const before = await made();
    // The SDK tries once more by itself where a connection broke; of what was done it gets the answer then.
    const times = fault === "reset_before" ? 2 : 1;
    await order({ fault, method: "POST", path: "/v1/customers", times });
    expect(await outcome(), fault).toMatch(new RegExp(`^${said}`));
    expect((await made()) - before, fault).toBe(works ? 1 : 0);
    expect(await outcome(), `after ${fault}`).toBe("answered");
  }
  const limited = await order({ fault: "429" });
  expect(await limited.json()).toMatchObject({ fault: "rate_limit" });
  const answer = await own.ask("GET", "/v1/customers");
  expect(answer.headers.get("stripe-rate-limited-reason")).toBe("global-rate");
});

test("what people do in the dashboard and at the bank: refunds, disputes, new cards; for nobody from another site", async () => {
  await listen();
  const customer = await stripe.customers.create({});
  const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  const paid = await pay();
  await own.standIn.eventsSent();
  heard = [];
  const open = async (door: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${own.url}/_stand_in/${door}`, { method: "POST", body: JSON.stringify(body), headers });
  expect((await open("refunds", { payment_intent: paid.id, amount: 500 })).status).toBe(200);
  const dispute = (await (await open("disputes", { payment_intent: paid.id })).json()) as {
    id: string;
  };
  expect(
    await (await open("disputes/close", { dispute: dispute.id, status: "won" })).json(),
  ).toMatchObject({ status: "won" });
  const renewed = await (
    await open("cards/renew", { payment_method: method.id, number: "5555555555554444" })
  ).json();
  expect(renewed).toMatchObject({ card: { last4: "4444" } });
  expect(renewed).not.toHaveProperty("stand_in_number");
  await expect
    .poll(types)
    .toEqual([
      ...[
        "refund.created",
        "charge.refunded",
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
      ],
      ...[
        "charge.dispute.closed",
        "charge.dispute.funds_reinstated",
        "payment_method.automatically_updated",
      ],
    ]);
  const foreign = await open("faults", { fault: "error_500" }, { origin: "https://evil.test" });
  expect(foreign.status).toBe(403);
  const page = await (await fetch(own.url)).text();
  expect(page).toContain(paid.id);
});
