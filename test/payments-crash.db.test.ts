// In a process of its own: it speaks to a Stripe that is set up for the whole process.

import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool, openClient, query } from "@/lib/db";
import { workOnMoney } from "@/lib/jobs";
import { toPublicId } from "@/lib/kernel";
import { getOrder } from "@/lib/orders";
import { refundOrder } from "@/lib/payments";
import type { StripeStandIn } from "@/sandbox/stripe";
import { ChargingProcess } from "./charging-process";
import { newSite } from "./new-site";
import { newRequest, startStripe, stopStripe } from "./stripe-site";

let stripe: StripeStandIn;
let way: Way;
beforeAll(async () => {
  stripe = await startStripe();
  way = await openWay();
});
afterAll(async () => {
  way.close();
  await closePool();
  await stopStripe();
});

type Moment = { when: "before" | "after"; method: string; path: RegExp };
type Way = Awaited<ReturnType<typeof openWay>>;

/** A way to Stripe on which a call is stopped: before Stripe has heard it, or after it has done it. */
async function openWay() {
  let moment: (Moment & { reached: () => void }) | undefined;
  const is = (when: Moment["when"], method: string, path: string) =>
    moment?.when === when && moment.method === method && moment.path.test(path);
  const server = createServer((coming, answer) => {
    const path = new URL(coming.url ?? "/", "http://stripe").pathname;
    const method = coming.method ?? "";
    if (is("before", method, path)) return moment?.reached();
    const on = ask(
      `${stripe.url}${coming.url}`,
      { method, headers: coming.headers },
      async (told) => {
        const parts: Buffer[] = [];
        for await (const part of told) parts.push(part as Buffer);
        if (is("after", method, path)) return moment?.reached();
        answer.writeHead(told.statusCode ?? 500, told.headers).end(Buffer.concat(parts));
      },
    );
    on.on("error", () => answer.destroy());
    coming.pipe(on);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stopAt: (at: Moment) =>
      new Promise<void>((resolve) => {
        moment = { ...at, reached: resolve };
      }),
    clear: () => {
      moment = undefined;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const intents = /\/payment_intents$/;
const confirms = /\/confirm$/;
const moments: Record<string, Moment> = {
  "the attempt is written, Stripe has heard nothing": {
    ...{ when: "before", method: "POST", path: intents },
  },
  "the intent is made, and not known here": { when: "after", method: "POST", path: intents },
  "the intent is known, the charge not asked for": {
    ...{ when: "before", method: "POST", path: confirms },
  },
  "the charge is made, and not known here": { when: "after", method: "POST", path: confirms },
};

const chargesOf = (orderId: string) =>
  stripe.store
    .list("charge")
    .filter(
      ({ status, captured, metadata }) =>
        status === "succeeded" &&
        captured === true &&
        (metadata as { onetill_order?: string }).onetill_order === toPublicId("order", orderId),
    );

/** What the worker of the next start does, until nothing waits any more. */
async function goOn(siteId: string) {
  await vi.waitFor(
    async () => {
      await query("update payments set due_at = now() where site_id = $1 and due_at is not null", [
        siteId,
      ]);
      await query("update refunds set due_at = now() where site_id = $1 and due_at is not null", [
        siteId,
      ]);
      await workOnMoney();
      const [left] = await query<{ n: number }>(
        `select (select count(*) from payments where site_id = $1 and due_at is not null)::int
           + (select count(*) from refunds where site_id = $1 and due_at is not null)::int as n`,
        [siteId],
      );
      expect(left?.n).toBe(0);
    },
    { timeout: 20_000, interval: 10 },
  );
}

const cards = {
  pm_card_visa: { stands: "accepted paid", charges: 1 },
  pm_card_chargeCustomerFail: { stands: "pending_payment failed", charges: 0 },
};

for (const [name, moment] of Object.entries(moments)) {
  for (const [card, outcome] of Object.entries(cards)) {
    test(`killed when ${name} (${card}): the order ends as Stripe has it, with ${outcome.charges} charges`, async () => {
      const { siteId, as } = await newSite();
      const order = await newRequest(stripe, { siteId, card });
      const one = new ChargingProcess({ STRIPE_API_BASE: way.url });
      await one.ready;
      const reached = way.stopAt(moment);
      const came = one.do({ siteId, orderId: order.publicId, what: "accept" });
      await reached;
      const [written] = await query(
        "select 1 from payments where site_id = $1 and purpose = 'charge'",
        [siteId],
      );
      expect(written, "an attempt is written down before Stripe is asked").toBeDefined();
      one.kill();
      expect(await came).toBe("killed");
      way.clear();
      await goOn(siteId);
      const { status, paymentStatus } = await getOrder(as("viewer"), order.publicId);
      expect(`${status} ${paymentStatus}`).toBe(outcome.stands);
      expect(chargesOf(order.id)).toHaveLength(outcome.charges);
      await expectOneEventAChange(siteId, order.id);
    });
  }
}

async function expectOneEventAChange(siteId: string, orderId: string) {
  const twice = await query(
    `select type from order_events where site_id = $1 and order_id = $2
       and type in ('order.accepted', 'order.pending_payment', 'payment.paid', 'payment.failed', 'payment.refunded')
     group by type having count(*) > 1`,
    [siteId, orderId],
  );
  expect(twice).toEqual([]);
}

test("killed between Stripe's answer and its record: what was charged is recorded once afterwards", async () => {
  const { siteId, as } = await newSite();
  const order = await newRequest(stripe, { siteId });
  const one = new ChargingProcess({ STRIPE_API_BASE: way.url });
  await one.ready;
  const holder = await openClient(process.env.DATABASE_URL as string);
  const reached = way.stopAt({ when: "before", method: "POST", path: confirms });
  const came = one.do({ siteId, orderId: order.publicId, what: "accept" });
  await reached;
  one.kill();
  await came;
  way.clear();
  // A second process gets the answer, and cannot write it down: the order is held.
  const two = new ChargingProcess({ STRIPE_API_BASE: way.url });
  await two.ready;
  await holder.query("begin");
  await holder.query("select 1 from orders where site_id = $1 and id = $2 for update", [
    siteId,
    order.id,
  ]);
  await query("update payments set due_at = now() where site_id = $1 and due_at is not null", [
    siteId,
  ]);
  const worked = two.do({ siteId, orderId: order.publicId, what: "work" });
  await vi.waitFor(
    async () => {
      const waiting = await query(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      expect(waiting).toHaveLength(1);
    },
    { timeout: 10_000, interval: 10 },
  );
  expect(chargesOf(order.id)).toHaveLength(1);
  two.kill();
  expect(await worked).toBe("killed");
  await holder.query("rollback");
  await holder.end();
  await goOn(siteId);
  const { status, paymentStatus } = await getOrder(as("viewer"), order.publicId);
  expect(`${status} ${paymentStatus}`).toBe("accepted paid");
  expect(chargesOf(order.id)).toHaveLength(1);
  await expectOneEventAChange(siteId, order.id);
});

for (const when of ["before", "after"] as const) {
  test(`killed ${when} Stripe has made a refund: it is made once`, async () => {
    const { siteId, as } = await newSite();
    const order = await newRequest(stripe, { siteId });
    const one = new ChargingProcess({ STRIPE_API_BASE: way.url });
    await one.ready;
    await one.do({ siteId, orderId: order.publicId, what: "accept" });
    const reached = way.stopAt({ when, method: "POST", path: /\/refunds$/ });
    const came = one.do({ siteId, orderId: order.publicId, what: "refund" });
    await reached;
    one.kill();
    await came;
    way.clear();
    await expect(refundOrder(as("owner"), order.publicId, {})).rejects.toMatchObject({
      code: "conflict",
    });
    await goOn(siteId);
    const { status, paymentStatus, amountRefunded } = await getOrder(as("viewer"), order.publicId);
    expect(`${status} ${paymentStatus} ${amountRefunded}`).toBe("canceled refunded 2500");
    expect(chargesOf(order.id)).toMatchObject([{ amount_refunded: 2500 }]);
    await expectOneEventAChange(siteId, order.id);
  });
}
