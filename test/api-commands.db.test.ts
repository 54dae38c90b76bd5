// In a process of its own: it speaks to a Stripe that is set up for the whole process.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";
import { getOrder } from "@/lib/orders";
import { listRefunds } from "@/lib/payments";
import { listOrderEvents } from "@/lib/timeline";
import type { StripeStandIn } from "@/sandbox/stripe";
import { callApi, newKey } from "./call-api";
import { newOrder } from "./new-order";
import { newSite } from "./new-site";
import { newRequest, startStripe, stopStripe } from "./stripe-site";

let stripe: StripeStandIn;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(async () => {
  await closePool();
  await stopStripe();
});

const writes = ["orders:write"] as const;
const post = (path: string, key: string, body: unknown = {}, name?: string) =>
  callApi(path, {
    ...{ key, method: "POST", body },
    ...(name === undefined ? {} : { headers: { "Idempotency-Key": name } }),
  });

async function newTill() {
  const { siteId, as } = await newSite();
  const key = await newKey(siteId, [...writes]);
  return { siteId, as, key, money: await newKey(siteId, ["refunds:write"]) };
}

const takenOf = (orderId: string) =>
  stripe.store
    .list("charge")
    .filter(
      ({ captured, metadata }) =>
        captured &&
        (metadata as { onetill_order?: string }).onetill_order === toPublicId("order", orderId),
    );

/** Three prints at 1000 and a card at 500, sent for 250: 3750. */
const several = {
  items: [
    { name: "Print", quantity: 3, unitAmount: 1000n },
    { name: "Card", quantity: 1, unitAmount: 500n },
  ],
  amountShipping: 250n,
};

async function newPaid(till: Awaited<ReturnType<typeof newTill>>, wish = {}) {
  const order = await newRequest(stripe, { siteId: till.siteId, ...several, ...wish });
  const path = `/orders/${order.publicId}`;
  expect((await post(`${path}/accept`, till.key)).body).toMatchObject({ status: "accepted" });
  return { ...order, path };
}

describe("commands by API", () => {
  test("an order is accepted, completed with what was sent, reopened and refunded, and answers each time as it is then", async () => {
    const { siteId, key, money, as } = await newTill();
    const order = await newRequest(stripe, { siteId });
    const path = `/orders/${order.publicId}`;
    const accepted = await post(`${path}/accept`, key);
    expect(accepted).toMatchObject({
      status: 200,
      body: { id: order.publicId, status: "accepted", payment_status: "paid", kind: "store" },
    });
    const sent = {
      ...{ note: "Packed flat", url: "https://example.com/file" },
      ...{ carrier: "DHL", tracking_number: "00340434161094042557" },
    };
    expect(await post(`${path}/complete`, key, sent)).toMatchObject({
      status: 200,
      body: { status: "completed", fulfilment: sent },
    });
    expect(await post(`${path}/reopen`, key)).toMatchObject({ body: { status: "accepted" } });
    // What was paid is given back in full instead, and that cancels it.
    expect(await post(`${path}/cancel`, key, { reason: "Sold out" })).toMatchObject({
      status: 409,
      body: { error: { code: "conflict", status: "accepted" } },
    });
    expect((await post(`${path}/refunds`, money)).status).toBe(201);
    expect((await getOrder(as("viewer"), order.publicId)).status).toBe("canceled");
    const { events } = await listOrderEvents(as("viewer"), order.publicId);
    const own = events.filter(({ actor }) => actor.kind === "api_key");
    expect(own.map(({ type, actor }) => [type, actor.label])).toEqual([
      ["payment.processing", "Test key"],
      ["order.accepted", "Test key"],
      ["order.completed", "Test key"],
      ["order.accepted", "Test key"],
      ["refund.asked", "Test key"],
    ]);
  });

  test("a request is declined with its reason", async () => {
    const { siteId, key, as } = await newTill();
    const order = await newRequest(stripe, { siteId });
    const path = `/orders/${order.publicId}/decline`;
    expect(await post(path, key, { reason: "No paper left" })).toMatchObject({
      status: 200,
      body: { status: "declined", payment_status: "verified" },
    });
    const { events } = await listOrderEvents(as("viewer"), order.publicId);
    expect(events.at(-1)).toMatchObject({ data: { reason: "No paper left" } });
  });

  test("a card that is refused leaves the order waiting for its payment, and the answer says so", async () => {
    const { siteId, key } = await newTill();
    const order = await newRequest(stripe, { siteId, card: "pm_card_chargeCustomerFail" });
    expect(await post(`/orders/${order.publicId}/accept`, key)).toMatchObject({
      status: 200,
      body: { status: "pending_payment", payment_status: "failed", expires_at: expect.any(String) },
    });
  });

  test("what is no next step is a conflict that says where the order stands, whichever command it is", async () => {
    const { siteId, key } = await newTill();
    for (const [command, status] of [
      ["accept", "completed"],
      ["decline", "accepted"],
      ["cancel", "expired"],
      ["complete", "received"],
      ["reopen", "declined"],
    ] as const) {
      const { publicId } = await newOrder(siteId, { status });
      expect(await post(`/orders/${publicId}/${command}`, key)).toMatchObject({
        status: 409,
        body: { error: { code: "conflict", status, message: expect.stringContaining("cannot") } },
      });
    }
  });

  test("an accept that is asked for again charges nothing again, under a name or without one", async () => {
    const { siteId, key } = await newTill();
    const order = await newRequest(stripe, { siteId });
    const path = `/orders/${order.publicId}/accept`;
    const first = await post(path, key, {}, "once");
    const again = await post(path, key, {}, "once");
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
    expect(await post(path, key)).toMatchObject({
      status: 409,
      body: { error: { status: "accepted" } },
    });
    expect(takenOf(order.id)).toHaveLength(1);
    expect(
      await query("select 1 from payments where site_id = $1 and purpose = 'charge'", [siteId]),
    ).toHaveLength(1);
  });

  test.each([
    ["accept", { reason: "x" }, "reason"],
    ["decline", { reason: 7 }, "reason"],
    ["decline", { reason: "x".repeat(501) }, "reason"],
    ["complete", { url: "javascript:alert(1)" }, "url"],
    ["complete", { carrier: "x".repeat(61) }, "carrier"],
    ["complete", { note: "a\0b" }, undefined],
    ["refunds", { amount: 0 }, "amount"],
    ["refunds", { amount: 1.5 }, "amount"],
    ["refunds", { lines: [] }, "lines"],
    ["refunds", { lines: [{ item: -1 }] }, "lines.0.item"],
    ["refunds", { lines: [{ item: 0, quantity: 0 }] }, "lines.0.quantity"],
  ])("%s with %j is refused by the field's name and changes nothing", async (what, body, param) => {
    const { siteId, key, money, as } = await newTill();
    const { publicId } = await newOrder(siteId);
    const answer = await post(
      `/orders/${publicId}/${what}`,
      what === "refunds" ? money : key,
      body,
    );
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid_request" } } });
    if (param) expect(answer.body.error.param).toBe(param);
    expect((await getOrder(as("viewer"), publicId)).status).toBe("accepted");
  });

  test("a key without the scope, and one of another site, do nothing", async () => {
    const till = await newTill();
    const other = await newTill();
    const order = await newPaid(till);
    const reader = await newKey(till.siteId, ["orders:read", "items:write"]);
    for (const what of ["complete", "cancel", "refunds"]) {
      expect((await post(`${order.path}/${what}`, reader)).status).toBe(403);
      const strange = what === "refunds" ? other.money : other.key;
      expect((await post(`${order.path}/${what}`, strange)).status).toBe(404);
    }
    expect((await post(`${order.path}/refunds`, till.key)).status).toBe(403);
    expect((await post(`${order.path}/cancel`, till.money)).status).toBe(403);
    expect((await getOrder(till.as("viewer"), order.publicId)).status).toBe("accepted");
    expect(await listRefunds(till.as("viewer"), order.publicId)).toEqual([]);
  });
});

describe("refunds by API", () => {
  test("money goes back by line, by amount, and then all that is left", async () => {
    const till = await newTill();
    const { path, publicId } = await newPaid(till);
    const refund = (body?: object) => post(`${path}/refunds`, till.money, body);
    const lines = [
      { item: 0, quantity: 1 },
      { item: "shipping" as const, amount: 100 },
    ];
    const first = await refund({ lines, reason: "One was damaged" });
    expect(first).toMatchObject({
      status: 201,
      body: {
        ...{ object: "refund", order_id: publicId, amount: 1100, currency: "EUR" },
        ...{ status: "succeeded", reason: "One was damaged", failure: null },
        lines: [
          { item: 0, quantity: 1, amount: 1000 },
          { item: "shipping", quantity: null, amount: 100 },
        ],
      },
    });
    expect(await refund({ amount: 650 })).toMatchObject({ body: { amount: 650, lines: null } });
    expect(await refund()).toMatchObject({ status: 201, body: { amount: 2000 } });
    expect(await refund()).toMatchObject({
      status: 409,
      body: { error: { code: "conflict", status: "canceled" } },
    });
    const reader = await newKey(till.siteId, ["orders:read"]);
    const listed = await callApi(`${path}/refunds`, { key: reader });
    expect(listed.body.data).toHaveLength(3);
    expect(listed.body.data[0]).toEqual(first.body);
    const { events } = await listOrderEvents(till.as("viewer"), publicId);
    const asked = events.filter(({ type }) => type === "refund.asked");
    expect(asked[0]).toMatchObject({
      actor: { kind: "api_key", label: "Test key" },
      summary: "Refund of €11.00 (1 × Print, shipping) asked for: One was damaged",
    });
  });

  test("more than is left of the order or of a line is refused with the maximum, and nothing goes back", async () => {
    const till = await newTill();
    const { path, publicId } = await newPaid(till);
    const refund = (body: object) => post(`${path}/refunds`, till.money, body);
    await refund({ lines: [{ item: 0, quantity: 2 }] });
    for (const [body, param, maximum] of [
      [{ amount: 1751 }, "amount", 1750],
      [{ lines: [{ item: 0, quantity: 2 }] }, "lines.0.quantity", 1000],
      [{ lines: [{ item: 1 }, { item: 0, amount: 1001 }] }, "lines.1.amount", 1000],
      [{ lines: [{ item: "shipping", amount: 251 }] }, "lines.0.amount", 250],
    ] as const) {
      expect(await refund(body)).toMatchObject({
        status: 422,
        body: { error: { code: "amount_too_large", param, maximum } },
      });
    }
    for (const [body, param] of [
      [{ amount: 1, lines: [{ item: 1 }] }, "amount"],
      [{ lines: [{ item: 2 }] }, "lines.0.item"],
      [{ lines: [{ item: 1 }, { item: 1 }] }, "lines.1.item"],
      [{ lines: [{ item: 0, quantity: 1, amount: 5 }] }, "lines.0.quantity"],
    ] as const) {
      expect(await refund(body)).toMatchObject({ status: 400, body: { error: { param } } });
    }
    expect((await getOrder(till.as("viewer"), publicId)).amountRefunded).toBe(2000n);
  });

  test("what went back as an amount is no longer left of any line", async () => {
    const till = await newTill();
    const { path } = await newPaid(till);
    const refund = (body: object) => post(`${path}/refunds`, till.money, body);
    await refund({ amount: 3000 });
    expect(await refund({ lines: [{ item: 0, quantity: 3 }] })).toMatchObject({
      status: 201,
      body: { amount: 750, lines: [{ item: 0, quantity: 3, amount: 750 }] },
    });
  });

  test("the same request under its name is one refund, at the same moment and later", async () => {
    const till = await newTill();
    const { path, publicId } = await newPaid(till);
    const ask = () => post(`${path}/refunds`, till.money, { amount: 500 }, "give back");
    const both = await Promise.all([ask(), ask(), ask()]);
    const done = both.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    for (const { status, body } of both) {
      if (status !== 201) expect(body.error.code).toBe("idempotency_running");
    }
    expect((await ask()).body).toEqual(done[0]?.body);
    expect(await listRefunds(till.as("viewer"), publicId)).toHaveLength(1);
  });

  test("a process that died before it answered leaves one refund, which is answered with when it is asked again", async () => {
    const till = await newTill();
    const { path, publicId } = await newPaid(till);
    const ask = () => post(`${path}/refunds`, till.money, { amount: 500 }, "give back");
    const first = await ask();
    // As it is when the refund was made and the answer not kept: nobody is at it, and soon nobody may be.
    const forget = (seconds: number) =>
      query(
        `update api_answers set status = null, sealed_body = null,
           working_until = now() + $2 * interval '1 second' where site_id = $1 returning 1`,
        [till.siteId, seconds],
      );
    await forget(60);
    expect(await ask()).toMatchObject({
      status: 409,
      body: { error: { code: "idempotency_running" } },
    });
    await forget(-1);
    const again = await ask();
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get("Idempotent-Replayed")).toBeNull();
    expect(await listRefunds(till.as("viewer"), publicId)).toHaveLength(1);
  });

  test("of what a platform was paid for nothing is given back here", async () => {
    const { siteId, money } = await newTill();
    const { publicId } = await newOrder(siteId);
    expect(await post(`/orders/${publicId}/refunds`, money)).toMatchObject({
      status: 409,
      body: {
        error: { status: "accepted", message: expect.stringContaining("where it was paid") },
      },
    });
  });

  test("an amount that Stripe cannot move in the currency is refused before anything is written", async () => {
    const till = await newTill();
    const { path, publicId } = await newPaid(till, {
      ...{ currency: "KWD", amountShipping: 0n },
      items: [{ name: "Print", quantity: 2, unitAmount: 5120n }],
    });
    const refund = (body: object) => post(`${path}/refunds`, till.money, body);
    expect(await refund({ amount: 5 })).toMatchObject({
      status: 400,
      body: { error: { param: "amount" } },
    });
    expect(await refund({ lines: [{ item: 0, quantity: 1 }] })).toMatchObject({
      status: 201,
      body: { amount: 5120, status: "succeeded" },
    });
    expect(await listRefunds(till.as("viewer"), publicId)).toHaveLength(1);
  });
});
