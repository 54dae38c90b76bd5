// In a process of its own: it speaks to a Stripe that is set up for the whole process.

import Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { paymentListSchema, refundListSchema } from "@/lib/api/schemas";
import { closePool, query } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { receiveWebhook } from "@/lib/http";
import { processWaitingDeliveries, workOnMoney } from "@/lib/jobs";
import { type Context, toPublicId } from "@/lib/kernel";
import { compareWithLedger, getOrder } from "@/lib/orders";
import {
  ensureWebhook,
  listPayments,
  listRefunds,
  openPayment,
  refundOrder,
  settlePayment,
  stripeOf,
} from "@/lib/payments";
import { listOrderEvents } from "@/lib/timeline";
import type { StripeStandIn } from "@/sandbox/stripe";
import { closeDispute, findMethod, openDispute, refundCharge } from "@/sandbox/stripe/move-money";
import { callApi, newKey } from "@/test/call-api";
import { newSite } from "@/test/new-site";
import { newRequest, standInKeys, startStripe, stopStripe, typeCard } from "@/test/stripe-site";

let stripe: StripeStandIn;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(async () => {
  await closePool();
  await stopStripe();
});

const standing = async (ctx: Context, id: string) => {
  const { status, paymentStatus } = await getOrder(ctx, id);
  return `${status} ${paymentStatus}`;
};
const types = async (ctx: Context, id: string) =>
  (await listOrderEvents(ctx, id)).events.map(({ type }) => type);
const chargesOf = (orderId: string) =>
  stripe.store
    .list("charge")
    .filter(
      (charge) =>
        charge.captured === true &&
        (charge.metadata as { onetill_order?: string }).onetill_order ===
          toPublicId("order", orderId),
    );

test("a checked card is held for 1 USD and released at once, and nothing is taken", async () => {
  const { siteId, as } = await newSite();
  const order = await newRequest(stripe, { siteId });
  expect(await standing(as("viewer"), order.publicId)).toBe("received verified");
  const [hold] = stripe.store
    .list("payment_intent")
    .filter(
      ({ metadata }) => (metadata as { onetill_order?: string }).onetill_order === order.publicId,
    );
  expect(hold).toMatchObject({
    amount: 100,
    currency: "usd",
    status: "canceled",
    amount_received: 0,
  });
  expect(await types(as("viewer"), order.publicId)).toEqual(["order.received", "payment.verified"]);
});

test("to accept is to charge the card: the order is accepted and paid, with fee and transaction", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner", "Kim");
  const order = await newRequest(stripe, { siteId });
  await runCommand(owner, order.publicId, "accept");
  expect(await standing(owner, order.publicId)).toBe("accepted paid");
  expect(chargesOf(order.id)).toHaveLength(1);
  const [payment] = await listPayments(owner, order.publicId);
  expect(payment).toMatchObject({
    state: "succeeded",
    attempt: 1,
    amount: 2500n,
    fee: 103n,
    net: 2397n,
  });
  expect((await getOrder(owner, order.publicId)).transactionId).toBe(payment?.intentId);
  const { events } = await listOrderEvents(owner, order.publicId);
  expect(events.map(({ type, actor }) => [type, actor.label])).toEqual([
    ["order.received", "Robin"],
    ["payment.verified", "Onetill"],
    ["payment.processing", "Kim"],
    ["payment.paid", "Onetill"],
    ["order.accepted", "Kim"],
  ]);
  const sums = await query(
    `select account, sum(amount)::int as sum from ledger_postings where site_id = $1 group by account order by account`,
    [siteId],
  );
  expect(sums).toEqual([
    { account: "fees:store", sum: 103 },
    { account: "outside:store", sum: -2500 },
    { account: "site", sum: 2397 },
  ]);
});

test("a refused card leaves the order waiting for its payment, which another card on the page makes", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const order = await newRequest(stripe, { siteId, card: "pm_card_chargeCustomerFail" });
  await runCommand(owner, order.publicId, "charge");
  expect(await standing(owner, order.publicId)).toBe("pending_payment failed");
  expect(await listPayments(owner, order.publicId)).toMatchObject([
    { state: "failed", failureMessage: expect.stringContaining("bank") },
  ]);
  const open = await openPayment(order);
  expect(open).toMatchObject({ amount: 2500n, savedCard: { last4: "0341" } });
  expect((await openPayment(order)).clientSecret).toBe(open.clientSecret);
  typeCard(stripe, open.clientSecret, "pm_card_mastercard");
  expect(await settlePayment(order)).toMatchObject({ state: "succeeded" });
  expect(await standing(owner, order.publicId)).toBe("accepted paid");
  expect(chargesOf(order.id)).toHaveLength(1);
});

test("of an accept, a decline and a cancel at the same moment one wins, and nothing is charged twice", async () => {
  const { siteId, as } = await newSite();
  for (let round = 0; round < 6; round++) {
    const order = await newRequest(stripe, { siteId });
    const results = await Promise.allSettled([
      runCommand(as("owner"), order.publicId, "accept"),
      runCommand(as("owner"), order.publicId, "decline"),
      runCommand(as("support"), order.publicId, "cancel"),
      runCommand(as("manager"), order.publicId, "accept"),
    ]);
    const won = results.filter(({ status }) => status === "fulfilled");
    expect(won).toHaveLength(1);
    const stands = await standing(as("viewer"), order.publicId);
    expect(["accepted paid", "declined verified", "canceled verified"]).toContain(stands);
    expect(chargesOf(order.id)).toHaveLength(stands === "accepted paid" ? 1 : 0);
  }
});

test("money goes back in part and in full, never more than was taken, and a full refund takes the order back", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const order = await newRequest(stripe, { siteId });
  await runCommand(owner, order.publicId, "accept");
  await expect(refundOrder(as("support"), order.publicId, {})).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(refundOrder(owner, order.publicId, { amount: 2501n })).rejects.toMatchObject({
    ...{ code: "amount_too_large", param: "amount" },
    message: expect.stringContaining("2500"),
  });
  expect(await refundOrder(owner, order.publicId, { amount: 1000n, reason: "late" })).toMatchObject(
    {
      ...{ state: "succeeded", amount: 1000n },
    },
  );
  expect(await standing(owner, order.publicId)).toBe("accepted partially_refunded");
  expect(await refundOrder(owner, order.publicId, {})).toMatchObject({ amount: 1500n });
  expect(await standing(owner, order.publicId)).toBe("canceled refunded");
  await expect(refundOrder(owner, order.publicId, {})).rejects.toMatchObject({ code: "conflict" });
  expect(await listRefunds(owner, order.publicId)).toHaveLength(2);
});

test("an answer that is lost leaves the outcome unknown until it is looked up, and charges once", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const order = await newRequest(stripe, { siteId });
  // The SDK asks once more by itself, under the same key: Stripe gives the same answer again.
  stripe.addFault({ path: "/confirm", fault: "error_500", times: 1 });
  await runCommand(owner, order.publicId, "accept");
  expect(await standing(owner, order.publicId)).toBe("received processing");
  expect(await listPayments(owner, order.publicId)).toMatchObject([{ state: "unknown" }]);
  expect(await types(owner, order.publicId)).toContain("payment.unknown");
  await expect(runCommand(owner, order.publicId, "decline")).rejects.toMatchObject({
    code: "conflict",
  });
  await query("update payments set due_at = now() where site_id = $1", [siteId]);
  await workOnMoney();
  expect(await standing(owner, order.publicId)).toBe("accepted paid");
  expect(chargesOf(order.id)).toHaveLength(1);
});

test("a connection that breaks after the charge is bridged without another one", async () => {
  const { siteId, as } = await newSite();
  const order = await newRequest(stripe, { siteId });
  stripe.addFault({ path: "/confirm", fault: "reset_after", times: 1 });
  await runCommand(as("owner"), order.publicId, "accept");
  expect(await standing(as("owner"), order.publicId)).toBe("accepted paid");
  expect(chargesOf(order.id)).toHaveLength(1);
});

const refusing = async (siteId: string, as: Awaited<ReturnType<typeof newSite>>["as"]) => {
  const order = await newRequest(stripe, { siteId, card: "pm_card_chargeCustomerFail" });
  await runCommand(as("owner"), order.publicId, "accept");
  return order;
};

test("what is not paid is reminded of on days 1, 4 and 6, and over after seven", async () => {
  const { siteId, as } = await newSite();
  const order = await refusing(siteId, as);
  const daysPass = (days: number) =>
    query(
      "update orders set due_at = due_at - $2 * interval '1 day' where site_id = $1 and due_at is not null",
      [siteId, days],
    );
  await workOnMoney();
  expect(await types(as("viewer"), order.publicId)).not.toContain("payment.reminder");
  for (const days of [1, 3, 2]) {
    await daysPass(days);
    await workOnMoney();
    await workOnMoney();
  }
  const { events } = await listOrderEvents(as("viewer"), order.publicId);
  const reminders = events.filter(({ type }) => type === "payment.reminder");
  expect(reminders.map(({ data }) => data.day)).toEqual([1, 4, 6]);
  expect(await standing(as("viewer"), order.publicId)).toBe("pending_payment failed");
  await daysPass(1);
  await workOnMoney();
  expect(await standing(as("viewer"), order.publicId)).toBe("expired failed");
});

test("a payment that comes after the end is kept, flagged and can be given back", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const order = await refusing(siteId, as);
  const open = await openPayment(order);
  typeCard(stripe, open.clientSecret, "pm_card_visa");
  await query("update orders set due_at = now() - interval '1 day' where site_id = $1", [siteId]);
  await workOnMoney();
  expect(await standing(owner, order.publicId)).toBe("expired paid");
  expect((await getOrder(owner, order.publicId)).needsReview).toMatch(/Paid after it was expired/);
  await refundOrder(owner, order.publicId, {});
  expect(await standing(owner, order.publicId)).toBe("expired refunded");
});

/** Has the stand-in's newest events of these kinds delivered to the site's address. */
async function deliver(clientId: string, ...kinds: string[]) {
  const events = stripe.store.list("event").filter(({ type }) => kinds.includes(type as string));
  for (const event of events.slice(0, 3)) {
    const payload = JSON.stringify(event);
    const { webhookSecret: secret } = standInKeys;
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    const answer = await receiveWebhook(
      new Request(`http://localhost:3000/api/webhooks/stripe/${clientId}`, {
        ...{ method: "POST", body: payload, headers: { "stripe-signature": signature } },
      }),
    );
    expect(answer.status).toBe(200);
  }
  await processWaitingDeliveries();
  await workOnMoney();
}

test("what is paid on the page is settled by Stripe's word alone, and a wrong signature is refused", async () => {
  const { site, siteId, as } = await newSite();
  await ensureWebhook(siteId);
  const order = await refusing(siteId, as);
  const open = await openPayment(order);
  typeCard(stripe, open.clientSecret, "pm_card_visa");
  await deliver(site.clientId, "payment_intent.succeeded");
  expect(await standing(as("viewer"), order.publicId)).toBe("accepted paid");
  const refused = await receiveWebhook(
    new Request(`http://localhost:3000/api/webhooks/stripe/${site.clientId}`, {
      ...{ method: "POST", body: "{}", headers: { "stripe-signature": "t=1,v1=00" } },
    }),
  );
  expect(refused.status).toBe(401);
});

test("refunds and disputes that are made at Stripe show up, told once or ten times", async () => {
  const { site, siteId, as } = await newSite();
  const owner = as("owner");
  await ensureWebhook(siteId);
  const order = await newRequest(stripe, { siteId });
  await runCommand(owner, order.publicId, "accept");
  const [charge] = chargesOf(order.id);
  if (!charge) throw new Error("nothing was charged");
  refundCharge(stripe.bank, charge, { amount: 500, reason: null, metadata: {} });
  openDispute(stripe.bank, charge);
  for (let time = 0; time < 3; time++) {
    await deliver(site.clientId, "charge.refunded", "charge.dispute.created");
  }
  expect(await standing(owner, order.publicId)).toBe("accepted partially_refunded");
  expect(await listRefunds(owner, order.publicId)).toMatchObject([
    { amount: 500n, state: "succeeded" },
  ]);
  expect((await getOrder(owner, order.publicId)).needsReview).toMatch(/disputes/);
  const all = await types(owner, order.publicId);
  expect(all.filter((type) => type === "dispute.opened")).toHaveLength(1);
  expect(all.filter((type) => type === "payment.refunded")).toHaveLength(1);
});

/** What of an order is in which account, by kind. */
const booked = (siteId: string, kind: string) =>
  query<{ account: string; currency: string; amount: bigint }>(
    `select account, currency, sum(amount)::bigint as amount from ledger_postings
     where site_id = $1 and kind = $2::ledger_kind group by 1, 2 order by 1, 2`,
    [siteId, kind],
  );
const offBalance = (siteId: string) =>
  query(
    `select currency from ledger_postings where site_id = $1 group by 1 having sum(amount) <> 0`,
    [siteId],
  );

test("a dispute takes its money and its fee out of the books, once, and a won one brings both back", async () => {
  const { site, siteId, as } = await newSite();
  await ensureWebhook(siteId);
  const order = await newRequest(stripe, { siteId });
  await runCommand(as("owner"), order.publicId, "accept");
  const { amount, currency } = await getOrder(as("viewer"), order.publicId);
  const [charge] = chargesOf(order.id);
  if (!charge) throw new Error("nothing was charged");
  const dispute = openDispute(stripe.bank, charge);
  for (let time = 0; time < 3; time++) await deliver(site.clientId, "charge.dispute.created");
  expect(await booked(siteId, "dispute")).toEqual([
    { account: "fees:store", currency, amount: 1500n },
    { account: "outside:store", currency, amount },
    { account: "site", currency, amount: -amount - 1500n },
  ]);
  closeDispute(stripe.bank, dispute, true);
  await deliver(site.clientId, "charge.dispute.funds_reinstated", "charge.dispute.closed");
  expect((await booked(siteId, "dispute")).map((one) => one.amount)).toEqual([0n, 0n, 0n]);
  expect(await offBalance(siteId)).toEqual([]);
  for await (const difference of compareWithLedger(as("viewer"), siteId)) {
    throw new Error(difference);
  }
});

test("an inquiry takes no money, and a lost dispute keeps it", async () => {
  const { site, siteId, as } = await newSite();
  await ensureWebhook(siteId);
  const [asked, lost] = [
    await newRequest(stripe, { siteId }),
    await newRequest(stripe, { siteId }),
  ];
  for (const { publicId } of [asked, lost]) await runCommand(as("owner"), publicId, "accept");
  openDispute(stripe.bank, chargesOf(asked.id)[0] as { id: string }, "warning");
  await deliver(site.clientId, "charge.dispute.created");
  expect(await booked(siteId, "dispute")).toEqual([]);
  const dispute = openDispute(stripe.bank, chargesOf(lost.id)[0] as { id: string });
  closeDispute(stripe.bank, dispute, false);
  await deliver(site.clientId, "charge.dispute.closed");
  expect((await booked(siteId, "dispute")).map(({ account }) => account)).toEqual([
    "fees:store",
    "outside:store",
    "site",
  ]);
  expect(await offBalance(siteId)).toEqual([]);
});

test("what Stripe tells of a refused charge leaves its intent open: the member still pays with it", async () => {
  const { site, siteId, as } = await newSite();
  await ensureWebhook(siteId);
  const order = await refusing(siteId, as);
  await deliver(site.clientId, "payment_intent.payment_failed");
  const open = await openPayment(order);
  typeCard(stripe, open.clientSecret, "pm_card_visa");
  expect(await settlePayment(order)).toMatchObject({ state: "succeeded" });
  expect(await standing(as("viewer"), order.publicId)).toBe("accepted paid");
});

test("a card that is refused on the page and told of does not hide that the next one has paid", async () => {
  const { site, siteId, as } = await newSite();
  await ensureWebhook(siteId);
  const order = await refusing(siteId, as);
  const open = await openPayment(order);
  const poor = "pm_card_visa_chargeDeclinedInsufficientFunds";
  expect(() => typeCard(stripe, open.clientSecret, poor)).toThrow("insufficient funds");
  await deliver(site.clientId, "payment_intent.payment_failed");
  typeCard(stripe, open.clientSecret, "pm_card_visa");
  expect(await settlePayment(order)).toMatchObject({ state: "succeeded" });
  expect(await standing(as("viewer"), order.publicId)).toBe("accepted paid");
});

test("an intent that was given up at Stripe is replaced by another, and the order can still be paid", async () => {
  const { siteId, as } = await newSite();
  const order = await refusing(siteId, as);
  const [first] = await listPayments(as("viewer"), order.publicId);
  await (await stripeOf(siteId))?.stripe.paymentIntents.cancel(first?.intentId as string);
  const open = await openPayment(order);
  typeCard(stripe, open.clientSecret, "pm_card_visa");
  expect(await settlePayment(order)).toMatchObject({ state: "succeeded" });
  expect(await standing(as("viewer"), order.publicId)).toBe("accepted paid");
  expect(chargesOf(order.id)).toHaveLength(1);
});

test("a charge of the renewed card while the member's page is open is one sale, told once", async () => {
  const { siteId, as } = await newSite();
  const order = await refusing(siteId, as);
  const open = await openPayment(order);
  typeCard(stripe, open.clientSecret, "pm_card_visa");
  await runCommand(as("owner"), order.publicId, "charge").catch(() => {});
  await settlePayment(order);
  await query("update payments set due_at = now() where site_id = $1", [siteId]);
  await workOnMoney();
  const all = await types(as("viewer"), order.publicId);
  expect(all.filter((type) => type === "payment.paid")).toHaveLength(1);
  const payments = await listPayments(as("viewer"), order.publicId);
  expect(payments.filter(({ state }) => state === "succeeded")).toHaveLength(1);
  expect(await standing(as("viewer"), order.publicId)).toBe("accepted paid");
});

test("what Stripe was never able to do is looked up a few times, and then the order is as it was before", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const order = await newRequest(stripe, { siteId });
  stripe.addFault({ path: "/confirm", fault: "reset_before", times: 4 });
  await runCommand(owner, order.publicId, "accept");
  expect(await listPayments(owner, order.publicId)).toMatchObject([{ state: "unknown" }]);
  for (let look = 0; look < 4; look++) {
    await query("update payments set due_at = now() where site_id = $1", [siteId]);
    await workOnMoney();
  }
  expect(await standing(owner, order.publicId)).toBe("received verified");
  expect((await getOrder(owner, order.publicId)).needsReview).toMatch(/charged nothing/);
  expect(chargesOf(order.id)).toHaveLength(0);
  stripe.faults.length = 0;
  await runCommand(owner, order.publicId, "accept");
  expect(await standing(owner, order.publicId)).toBe("accepted paid");
  expect(chargesOf(order.id)).toHaveLength(1);
});

test("an order whose charge is under way is not over before its outcome, and holds no other up", async () => {
  const { siteId, as } = await newSite();
  const waits = await refusing(siteId, as);
  const over = await refusing(siteId, as);
  await query("update order_cards set payment_method = $2 where site_id = $1 and order_id = $3", [
    ...[siteId, findMethod(stripe.bank, "pm_card_visa").id, waits.id],
  ]);
  stripe.addFault({ path: "/confirm", fault: "reset_before", times: 2 });
  await runCommand(as("owner"), waits.publicId, "charge");
  stripe.faults.length = 0;
  await query(
    `update orders set due_at = now() - case when id = $2 then interval '2 days' else interval '1 day' end
     where site_id = $1 and due_at is not null`,
    [siteId, waits.id],
  );
  await workOnMoney();
  expect(await standing(as("viewer"), waits.publicId)).toBe("pending_payment processing");
  expect(await standing(as("viewer"), over.publicId)).toBe("expired failed");
});

test("a hold whose release was lost is given back by the worker", async () => {
  const { siteId } = await newSite();
  stripe.addFault({ path: "/cancel", fault: "reset_before", times: 4 });
  const order = await newRequest(stripe, { siteId });
  stripe.faults.length = 0;
  const hold = () =>
    stripe.store
      .list("payment_intent")
      .find(
        ({ metadata }) => (metadata as { onetill_order?: string }).onetill_order === order.publicId,
      );
  expect(hold()?.status).toBe("requires_capture");
  await query("update payments set due_at = now() where site_id = $1 and due_at is not null", [
    siteId,
  ]);
  await workOnMoney();
  expect(hold()).toMatchObject({ status: "canceled", amount_received: 0 });
});

test("a refund that the bank has not made yet is shown as such, and one that fails later is money again", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const order = await newRequest(stripe, { siteId });
  await runCommand(owner, order.publicId, "accept");
  const { id } = await refundOrder(owner, order.publicId, { amount: 700n });
  expect(await standing(owner, order.publicId)).toBe("accepted partially_refunded");
  const told = stripe.store
    .list("refund")
    .find(({ metadata }) => Object.values(metadata as Record<string, string>).includes(id));
  if (!told) throw new Error("no refund was made");
  stripe.store.save({ ...told, status: "failed", failure_reason: "expired_or_canceled_card" });
  for (let time = 0; time < 2; time++) {
    await query(
      "update payments set due_at = now() where site_id = $1 and state = 'succeeded' and purpose = 'charge'",
      [siteId],
    );
    await workOnMoney();
  }
  expect(await standing(owner, order.publicId)).toBe("accepted paid");
  expect(await listRefunds(owner, order.publicId)).toMatchObject([
    { state: "failed", failureMessage: "The card has expired or was canceled." },
  ]);
  const all = await types(owner, order.publicId);
  expect(all.filter((type) => type === "refund.failed")).toHaveLength(1);
  const sums = await query(
    "select sum(amount)::int as sum from ledger_postings where site_id = $1 and account = 'site'",
    [siteId],
  );
  expect(sums).toEqual([{ sum: 2397 }]);
});

test("a refund that was made at Stripe before the charge was known here is found with it", async () => {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const order = await newRequest(stripe, { siteId });
  stripe.addFault({ path: "/confirm", fault: "error_500", times: 1 });
  await runCommand(owner, order.publicId, "accept");
  const [charge] = chargesOf(order.id);
  if (!charge) throw new Error("nothing was charged");
  refundCharge(stripe.bank, charge, { amount: 500, reason: null, metadata: {} });
  await query("update payments set due_at = now() where site_id = $1", [siteId]);
  await workOnMoney();
  expect(await standing(owner, order.publicId)).toBe("accepted partially_refunded");
});

/** An event as Stripe would send it to the site's address, about something of anybody's. */
async function send(clientId: string, type: string, object: Record<string, unknown>, id: string) {
  const payload = JSON.stringify({
    ...{ id, object: "event", type, livemode: false, created: 1 },
    data: { object },
  });
  const signature = Stripe.webhooks.generateTestHeaderString({
    ...{ payload, secret: standInKeys.webhookSecret },
  });
  const answer = await receiveWebhook(
    new Request(`http://localhost:3000/api/webhooks/stripe/${clientId}`, {
      ...{ method: "POST", body: payload, headers: { "stripe-signature": signature } },
    }),
  );
  const body = await answer.json();
  await processWaitingDeliveries();
  await workOnMoney();
  return { status: answer.status, body };
}

const outcomes = (siteId: string) =>
  query<{ state: string; outcome: string | null }>(
    "select state, outcome from inbound_events where site_id = $1 order by received_at",
    [siteId],
  );

test("what Stripe tells of another site's payment changes nothing, and says so; a repeat is known", async () => {
  const one = await newSite();
  const other = await newSite();
  const order = await refusing(one.siteId, one.as);
  const open = await openPayment(order);
  typeCard(stripe, open.clientSecret, "pm_card_visa");
  const [payment] = await listPayments(one.as("viewer"), order.publicId);
  const object = { id: payment?.intentId, object: "payment_intent" };
  const told = ["payment_intent.succeeded", object, "evt_others"] as const;
  expect(await send(other.site.clientId, ...told)).toEqual({
    ...{ status: 200, body: { received: true, duplicate: false } },
  });
  expect(await send(other.site.clientId, ...told)).toMatchObject({ body: { duplicate: true } });
  expect(await outcomes(other.siteId)).toEqual([
    { state: "processed", outcome: "About a payment that is not this site’s." },
  ]);
  expect(await standing(one.as("viewer"), order.publicId)).toBe("pending_payment failed");
});

test("a card that the network has renewed is shown so and charged again, once", async () => {
  const { site, siteId, as } = await newSite();
  const order = await refusing(siteId, as);
  const method = findMethod(stripe.bank, "pm_card_visa");
  const customer = stripe.store
    .list("payment_intent")
    .find(
      ({ metadata }) => (metadata as { onetill_order?: string }).onetill_order === order.publicId,
    )?.customer;
  stripe.store.save({ ...method, customer });
  await query("update order_cards set payment_method = $2 where site_id = $1", [siteId, method.id]);
  const card = { brand: "visa", last4: "1881", exp_month: 5, exp_year: 2031 };
  const object = { id: method.id, object: "payment_method", card };
  await send(site.clientId, "payment_method.updated", object, "evt_edited");
  expect(await standing(as("viewer"), order.publicId)).toBe("pending_payment failed");
  for (const id of ["evt_renewed", "evt_renewed", "evt_renewed_again"]) {
    await send(site.clientId, "payment_method.automatically_updated", object, id);
  }
  expect(await standing(as("viewer"), order.publicId)).toBe("accepted paid");
  expect(chargesOf(order.id)).toHaveLength(1);
});

test("what is no event of Stripe is unreadable, and nothing of it is kept as an order's", async () => {
  const { site, siteId } = await newSite();
  const payload = '{"hello":1}';
  const signature = Stripe.webhooks.generateTestHeaderString({
    ...{ payload, secret: standInKeys.webhookSecret },
  });
  const answer = await receiveWebhook(
    new Request(`http://localhost:3000/api/webhooks/stripe/${site.clientId}`, {
      ...{ method: "POST", body: payload, headers: { "stripe-signature": signature } },
    }),
  );
  expect(answer.status).toBe(400);
  expect(await outcomes(siteId)).toEqual([]);
});

test("the API lists an order's payments and refunds in the contract's words, to keys of its site alone", async () => {
  const { siteId, as } = await newSite();
  const order = await refusing(siteId, as);
  const open = await openPayment(order);
  typeCard(stripe, open.clientSecret, "pm_card_visa");
  await settlePayment(order);
  await refundOrder(as("owner"), order.publicId, { amount: 300n, reason: "a scratch" });
  const key = await newKey(siteId);
  const payments = await callApi(`/orders/${order.publicId}/payments`, { key });
  expect(payments.body).toMatchObject({
    ...{ has_more: false, next_cursor: null },
    data: [
      {
        ...{ object: "payment", order_id: order.publicId, status: "failed", attempt: 1 },
        ...{ amount: 2500, currency: "EUR", paid_at: null, web3: null },
        failure: { code: "generic_decline", message: expect.stringContaining("bank") },
      },
      {
        ...{ status: "succeeded", attempt: 2, failure: null, method: "card" },
        card: { brand: "Visa", last4: "4242", wallet: null },
        transaction_id: expect.stringMatching(/^pi_/),
      },
    ],
  });
  expect(paymentListSchema.safeParse(payments.body).error).toBeUndefined();
  const refunds = await callApi(`/orders/${order.publicId}/refunds`, { key });
  expect(refunds.body.data).toMatchObject([
    {
      ...{ object: "refund", amount: 300, reason: "a scratch", status: "succeeded" },
      payment_id: payments.body.data[1].id,
    },
  ]);
  expect(refundListSchema.safeParse(refunds.body).error).toBeUndefined();
  const strange = await newKey((await newSite()).siteId);
  for (const what of ["payments", "refunds"]) {
    const answer = await callApi(`/orders/${order.publicId}/${what}`, { key: strange });
    expect(answer.status).toBe(404);
  }
});
