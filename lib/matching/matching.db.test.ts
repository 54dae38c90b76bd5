import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import {
  closeWindows,
  listCandidates,
  markConfirmationReviewed,
  matchByHand,
} from "@/lib/matching";
import { happen, inHours, newMatchSite, tellMatching, waiting } from "@/test/match-site";
import { newConfirmation } from "@/test/new-confirmation";
import { newOrder } from "@/test/new-order";

afterAll(closePool);

let till: Awaited<ReturnType<typeof newMatchSite>>;
beforeEach(async () => {
  till = await newMatchSite();
});

test("a code in the message finds the declaration, however it is written, and both sides tell of it", async () => {
  const declared = await till.declare({ email: "else@example.com" });
  expect(declared.code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  const message = `Danke! ${declared.code.toLowerCase().replace("-", " – ")}!`;
  const order = await till.pay({ message });
  expect(await till.stateOf(declared)).toMatchObject({
    ...{ status: "success", review: null, rule: "code", score: 100, orderId: order.id },
  });
  expect(await till.trail()).toEqual(["confirmation.declared", "match.made"]);
  const made = (await till.eventsOf(order)).find((event) => event.type === "match.made");
  expect(made?.summary).toContain(declared.code);
});

test("the code decides before an address does, also in an order whose arrival nobody was told of yet", async () => {
  const [one, two] = [
    await newConfirmation(till.button),
    await newConfirmation(till.button, { email: "else@example.com" }),
  ];
  const { id } = await newOrder(till.siteId, { fields: { kind: "donation", message: two.code } });
  await tellMatching();
  expect(await till.stateOf(two)).toMatchObject({ rule: "code", orderId: id });
  expect(await till.stateOf(one)).toEqual(waiting);
  expect(await till.trail()).not.toContain("confirmation.review");
});

test("a code is found in answers and notes of items and of the order, not in the address of a page", async () => {
  const [one, two, three] = [await till.declare(), await till.declare(), await till.declare()];
  const item = { name: "Card", variation: null, quantity: 1, unitAmount: null };
  const other = { customerEmail: "else@example.com" };
  await till.pay({
    ...other,
    items: [{ ...item, details: { answers: [{ text: ["It is", one.code] }] } }],
  });
  await till.pay({ ...other, details: { note: two.code } });
  await till.pay({ ...other, details: { url: `https://example.com/?q=${three.code}` } });
  expect(await till.stateOf(one)).toMatchObject({ rule: "code" });
  expect(await till.stateOf(two)).toMatchObject({ rule: "code" });
  expect(await till.stateOf(three)).toMatchObject({ status: "pending" });
});

test("a payment that came before the declaration is found by its address", async () => {
  const order = await till.pay({ customerEmail: "Robin@Example.com" });
  const declared = await till.declare({
    email: "robin@example.com ",
    amount: 1200,
    currency: "eur",
  });
  expect(await till.stateOf(declared)).toMatchObject({
    ...{ status: "success", rule: "email", score: 90, orderId: order.id },
  });
});

test("a transaction ID that is declared afterwards finds its payment, also long before", async () => {
  const transactionId = newId().toUpperCase();
  const order = await till.pay({ transactionId, customerEmail: null, placedAt: inHours(-1000) });
  const declared = await till.declare();
  await till.say(declared, { transactionId: "not this" });
  expect(await till.stateOf(declared)).toEqual(waiting);
  await till.say(declared, { transactionId: transactionId.toLowerCase() });
  expect(await till.stateOf(declared)).toMatchObject({ rule: "transaction", orderId: order.id });
});

test("an address that the visitor adds finds the payment", async () => {
  const order = await till.pay({ customerEmail: "other@example.com" });
  const declared = await till.declare();
  await till.say(declared, { email: "other@example.com" });
  expect(await till.stateOf(declared)).toMatchObject({ rule: "email", orderId: order.id });
});

test("two payments that fit are for a person to decide; the code settles it by itself", async () => {
  const orders = [await till.pay(), await till.pay()];
  const declared = await till.declare();
  expect(await till.stateOf(declared)).toEqual({
    ...waiting,
    review: "2 payments fit. Which one is it?",
  });
  const candidates = await listCandidates(till.support, declared.id);
  expect(candidates.map(({ score, isNear }) => [score, isNear])).toEqual([
    [78, false],
    [78, false],
  ]);
  expect(candidates.map(({ orderId }) => orderId).sort()).toEqual(
    orders.map((order) => order.publicId).sort(),
  );
  const third = await till.pay({ message: declared.code });
  expect(await till.stateOf(declared)).toMatchObject({
    review: null,
    rule: "code",
    orderId: third.id,
  });
});

test("two declarations that mean the same payment are for a person; the other waits on", async () => {
  const [one, two] = [await till.declare(), await till.declare()];
  const order = await till.pay();
  const doubt = "The payment that fits may be meant by another declaration too.";
  expect(await till.stateOf(one)).toEqual({ ...waiting, review: doubt });
  expect(await till.stateOf(two)).toEqual({ ...waiting, review: doubt });
  await matchByHand(till.support, { confirmationId: two.id, orderId: order.publicId });
  expect(await till.stateOf(two)).toMatchObject({
    status: "success",
    rule: "hand",
    orderId: order.id,
  });
  expect(await till.stateOf(one)).toEqual(waiting);
});

test("what is left over when a person decided one of two is joined by itself", async () => {
  const [one, two] = [await till.declare(), await till.declare()];
  const [first, second] = [await till.pay(), await till.pay()];
  await matchByHand(till.support, { confirmationId: one.id, orderId: second.publicId });
  expect(await till.stateOf(two)).toMatchObject({ rule: "email", orderId: first.id });
});

test("a payment that almost fits is asked about once, and not again after it was settled", async () => {
  const declared = await till.declare({ amount: 500, currency: "EUR" });
  const order = await till.pay();
  const review = "A payment almost fits: declared €5.00, paid €12.00.";
  expect(await till.stateOf(declared)).toEqual({ ...waiting, review });
  await happen(till.siteId, "order", order.id, "order.updated");
  await tellMatching();
  expect((await till.trail()).filter((type) => type === "confirmation.review")).toHaveLength(1);
  await markConfirmationReviewed(till.support, { confirmationId: declared.id });
  await till.say(declared, {});
  expect(await till.stateOf(declared)).toEqual(waiting);
  await expect(
    markConfirmationReviewed(till.support, { confirmationId: declared.id }),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("an order is matched once: the same code in a second payment finds nobody", async () => {
  const declared = await till.declare();
  const first = await till.pay({ message: declared.code });
  await till.pay({ message: declared.code });
  expect(await till.stateOf(declared)).toMatchObject({ orderId: first.id, review: null });
});

test("a payment that names the code of a declaration matched by its address is shown to a person", async () => {
  const declared = await till.declare();
  const first = await till.pay();
  const named = await till.pay({ message: declared.code });
  const [{ reference } = { reference: "" }] = await query<{ reference: string }>(
    "select reference from orders where id = $1",
    [named.id],
  );
  expect(await till.stateOf(declared)).toMatchObject({
    ...{ status: "success", rule: "email", orderId: first.id },
    review: `It was matched by its address, but the order ${reference} names it.`,
  });
});

test("a test order is joined by its code alone", async () => {
  const declared = await till.declare();
  await till.pay({ isTest: true });
  expect(await till.stateOf(declared)).toEqual(waiting);
  const order = await till.pay({ isTest: true, message: declared.code, customerEmail: null });
  expect(await till.stateOf(declared)).toMatchObject({ rule: "code", orderId: order.id });
});

test("an order that was refunded in full is not joined by itself, and can be by hand", async () => {
  const declared = await till.declare();
  const order = await newOrder(till.siteId, {
    fields: { kind: "donation", message: declared.code },
  });
  await query("update orders set payment_status = 'refunded' where id = $1", [order.id]);
  await tellMatching();
  expect(await till.stateOf(declared)).toEqual({
    ...waiting,
    review: "A payment almost fits: refunded in full.",
  });
  await matchByHand(till.support, { confirmationId: declared.id, orderId: order.publicId });
  expect(await till.stateOf(declared)).toMatchObject({ status: "success", rule: "hand" });
});

test("a declaration fails at the end of its window, and a payment made in time still finds it", async () => {
  const declared = await till.declare({}, 73);
  const later = await till.declare({ email: "later@example.com" });
  expect(await closeWindows()).toBe(1);
  expect(await closeWindows()).toBe(0);
  expect(await till.stateOf(declared)).toEqual({ ...waiting, status: "failed" });
  expect(await till.stateOf(later)).toEqual(waiting);
  expect(await till.trail()).toContain("confirmation.failed");
  await till.pay({ placedAt: inHours(0) });
  expect(await till.stateOf(declared)).toMatchObject({ status: "failed" });
  const order = await till.pay({ placedAt: inHours(-10) });
  expect(await till.stateOf(declared)).toMatchObject({ status: "success", orderId: order.id });
});

test.each([
  ["code", { customerEmail: "other@example.com" }],
  ["transaction", { customerEmail: null, transactionId: "TXN-0001" }],
  ["email", { customerEmail: "Robin@Example.com" }],
] as const)(
  "an order of a file finds its declaration by %s when the file is done",
  async (rule, fields) => {
    const declared = await till.declare();
    if (rule === "transaction") await till.say(declared, { transactionId: "txn-0001" });
    const message = rule === "code" ? `for you: ${declared.code}` : "for you";
    const imported = { kind: "donation", ...fields, message } as const;
    const order = await newOrder(till.siteId, { fields: imported });
    const stranger = { ...imported, message: null, customerEmail: null, transactionId: null };
    const other = await newOrder(till.siteId, { fields: stranger });
    await query("delete from outbox where site_id = $1", [till.siteId]);
    await query("update orders set imported_at = now() where site_id = $1", [till.siteId]);
    const importId = newId();
    await query(
      `insert into import_rows (site_id, import_id, line, fate, order_id)
     values ($1, $2, 1, 'added', $3), ($1, $2, 2, 'added', $4)`,
      [till.siteId, importId, order.id, other.id],
    );
    await happen(till.siteId, "import", importId, "import.finished");
    await tellMatching();
    expect(await till.stateOf(declared)).toMatchObject({ rule, orderId: order.id });
  },
);
