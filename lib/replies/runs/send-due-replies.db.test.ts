import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { tellWaitingEvents } from "@/lib/jobs";
import { newId } from "@/lib/kernel";
import { putInOutbox } from "@/test/put-in-outbox";
import { happenTo, newReplySite } from "@/test/reply-site";
import { archiveRule, changeMailLook, changeTemplate, sendDueReplies, switchRule } from "../index";

afterAll(closePool);

let site: Awaited<ReturnType<typeof newReplySite>>;
beforeEach(async () => {
  site = await newReplySite();
});

test("an arriving order is answered with one mail, told on its timeline", async () => {
  await site.rule();
  const order = await site.order({ customerName: "Robin" });
  await site.work();
  await site.work();
  expect(await site.mails()).toMatchObject([
    {
      recipient: order.order.customerEmail,
      subject: "Thanks, Robin",
      order_id: order.id,
      from_name: "Lantern Maps",
      purpose: "reply",
    },
  ]);
  expect(await site.trailOf(order.id)).toEqual(["mail.queued", "mail.sent", "reply.queued"]);
});

test("what happened before a rule was switched on is not answered", async () => {
  const before = await site.order();
  await site.rule();
  await site.work();
  expect(await site.runs()).toEqual([]);
  // Switched off while it happened, on when it is told.
  const ruleId = await site.rule({ name: "Second" });
  const { siteId } = site;
  await switchRule(site.manager, { siteId, ruleId, on: false });
  const between = await site.order();
  await switchRule(site.manager, { siteId, ruleId, on: true });
  await site.work();
  expect(await site.runs()).toMatchObject([{ order_id: between.id }]);
  expect(await site.trailOf(before.id)).toEqual([]);
});

test("tests are noted and mail nobody; imported orders are not even noted", async () => {
  await site.rule();
  const tried = await site.order({ isTest: true });
  const past = await site.order();
  await query("update orders set imported_at = now() where id = $1 returning 1", [past.id]);
  await site.work();
  expect(await site.runs()).toEqual([
    { state: "skipped", reason: "test order", order_id: tried.id },
  ]);
  expect(await site.mails()).toEqual([]);
  expect(await site.trailOf(tried.id)).toEqual(["reply.skipped"]);
  expect(await site.trailOf(past.id)).toEqual([]);
});

test("an order without an address, or with one that is none, is skipped", async () => {
  await site.rule();
  await site.order({ customerEmail: null });
  await site.order({ customerEmail: "not an address" });
  await site.order({ customerEmail: "a@example.com, b@example.com" });
  await site.work();
  expect((await site.runs()).map(({ state }) => state)).toEqual(["skipped", "skipped", "skipped"]);
  expect((await site.runs())[0]?.reason).toBe("no e-mail address");
  expect(await site.mails()).toEqual([]);
});

test("without one of its own, an order's answer goes where its confirmation says, unless that was found by the address", async () => {
  await site.rule({ trigger: "order.matched" });
  const order = await site.order({ customerEmail: null });
  await site.match(order.id, { email: "declared@example.com" });
  const own = await site.order({ customerEmail: "own@example.com" });
  await site.match(own.id, { email: "declared@example.com" });
  const unsure = await site.order({ customerEmail: null });
  await site.match(unsure.id, { rule: "email", email: "declared@example.com" });
  await site.work();
  expect((await site.mails()).map(({ recipient }) => recipient).sort()).toEqual([
    "declared@example.com",
    "own@example.com",
  ]);
});

test("a delay is waited for, and told", async () => {
  await site.rule({ delayMinutes: 10 });
  const order = await site.order();
  await site.work();
  expect(await site.mails()).toEqual([]);
  expect(await site.trailOf(order.id)).toEqual(["reply.planned"]);
  await site.passDelays();
  await site.work();
  expect(await site.mails()).toHaveLength(1);
});

test("nobody is thanked for an order that ended before the delay was over", async () => {
  await site.rule({ delayMinutes: 10 });
  const [canceled, refunded, kept] = [await site.order(), await site.order(), await site.order()];
  await site.work();
  await runCommand(site.as("owner"), canceled.publicId, "cancel");
  // A refund of what is completed changes no status, and nobody is told of it: it is seen in time.
  await query("update orders set payment_status = 'refunded' where id = $1 returning 1", [
    refunded.id,
  ]);
  await tellWaitingEvents();
  expect((await site.runs()).map(({ state }) => state)).toEqual(["canceled", "planned", "planned"]);
  await site.passDelays();
  await site.work();
  expect(await site.runs()).toEqual([
    { state: "canceled", reason: "the order was canceled", order_id: canceled.id },
    { state: "canceled", reason: "the payment was refunded", order_id: refunded.id },
    { state: "queued", reason: null, order_id: kept.id },
  ]);
});

test("an undone match calls its answer off, and the next match takes it up again", async () => {
  await site.rule({ trigger: "order.matched", delayMinutes: 10 });
  const order = await site.order();
  const first = await site.match(order.id);
  await site.work();
  await first.undo();
  await site.work();
  expect(await site.runs()).toMatchObject([{ state: "canceled", reason: "the match was undone" }]);
  const second = await site.match(order.id);
  await site.work();
  await site.passDelays();
  await site.work();
  expect(await site.runs()).toMatchObject([{ state: "queued", reason: null }]);
  await second.undo();
  await site.match(order.id);
  await site.work();
  expect(await site.mails()).toHaveLength(1);
  expect((await site.trailOf(order.id)).filter((type) => type.startsWith("reply"))).toEqual([
    "reply.planned",
    "reply.canceled",
    "reply.planned",
    "reply.queued",
  ]);
});

test("a status is answered once, however often the order comes back to it", async () => {
  await site.rule({ trigger: "order.status", conditions: { status: "accepted" } });
  await site.rule({ name: "Other", trigger: "order.status", conditions: { status: "expired" } });
  const order = await site.order();
  await site.work();
  for (let again = 0; again < 3; again++) {
    await happenTo(site.siteId, order.id, "order.accepted", { from: "pending_payment" });
    await site.work();
  }
  expect(await site.mails()).toHaveLength(1);
});

test("a membership's turns call off what the turn before had planned", async () => {
  await site.rule({ name: "Hello", trigger: "membership.started", delayMinutes: 10 });
  await site.rule({ name: "Bye", trigger: "membership.ended", delayMinutes: 10 });
  const order = await site.order({ kind: "membership" });
  await happenTo(site.siteId, order.id, "membership.started", { tier: "Bronze" });
  await site.work();
  await happenTo(site.siteId, order.id, "membership.canceled", { tier: "Bronze" });
  await site.work();
  expect(await site.runs()).toMatchObject([
    { state: "canceled", reason: "the membership ended" },
    { state: "planned" },
  ]);
  await happenTo(site.siteId, order.id, "membership.resumed", { tier: "Bronze" });
  await site.passDelays();
  await site.work();
  expect((await site.runs())[1]).toMatchObject({ reason: "the membership runs again" });
  expect(await site.mails()).toEqual([]);
});

test("a rule that is switched off or deleted sends nothing of what it had planned", async () => {
  const { siteId, manager } = site;
  const off = await site.rule({ delayMinutes: 10 });
  const deleted = await site.rule({ name: "Deleted", delayMinutes: 10 });
  const order = await site.order();
  await site.work();
  await switchRule(manager, { siteId, ruleId: off, on: false });
  await archiveRule(manager, { siteId, ruleId: deleted });
  expect((await site.runs()).map(({ reason }) => reason)).toEqual([
    "the rule was switched off",
    "the rule was deleted",
  ]);
  await switchRule(manager, { siteId, ruleId: off, on: true });
  await site.passDelays();
  await site.work();
  expect(await site.mails()).toEqual([]);
  expect(await site.trailOf(order.id)).toEqual([
    "reply.planned",
    "reply.planned",
    "reply.canceled",
    "reply.canceled",
  ]);
});

test("the text is in the language of the confirmation, in the site's look", async () => {
  const { siteId, manager, templateId } = site;
  await changeTemplate(manager, templateId, {
    siteId,
    name: "Thank you",
    variants: [
      { locale: "en", subject: "Thanks", body: "Thanks" },
      { locale: "de", subject: "Danke für {{amount}}", body: "Danke" },
    ],
  });
  const look = { accentColor: "#0f766e", fromName: "Robin’s maps", replyTo: "robin@maps.example" };
  await changeMailLook(manager, { siteId, ...look });
  await site.rule({ trigger: "order.matched", nature: "news" });
  const order = await site.order();
  await site.match(order.id, { locale: "de-CH" });
  await site.work();
  const [mail] = await site.mails();
  expect(mail).toMatchObject({ from_name: "Robin’s maps", reply_to: "robin@maps.example" });
  expect(mail?.subject.replace("\u00a0", " ")).toBe("Danke für 12,00 €");
  expect(mail?.html).toContain("#0f766e");
  expect(mail?.html).toContain('lang="de"');
  // News carry the way out, in the mail and in its headers.
  expect(mail?.headers["List-Unsubscribe"]).toMatch(/^<http/);
  expect(mail?.text).toContain("/unsubscribe/");
});

test("a payment that was not found is asked for, unless it is found meanwhile", async () => {
  await site.rule({ trigger: "confirmation.failed", delayMinutes: 10 });
  const order = await site.order();
  const { confirmationId } = await site.match(order.id, { email: "visitor@example.com" });
  const status = (to: string) =>
    query("update confirmations set status = $2::confirmation_status where id = $1 returning 1", [
      confirmationId,
      to,
    ]);
  const fail = async () => {
    await status("failed");
    const about = {
      siteId: site.siteId,
      topic: "confirmation",
      subjectId: confirmationId,
    } as const;
    await putInOutbox({ ...about, type: "confirmation.failed" });
  };
  await fail();
  await site.work();
  await status("success");
  await site.passDelays();
  await site.work();
  expect(await site.runs()).toMatchObject([{ state: "canceled", reason: "the payment was found" }]);
  await fail();
  await site.work();
  await site.passDelays();
  await site.work();
  expect(await site.mails()).toMatchObject([{ recipient: "visitor@example.com" }]);
});

test("somebody is greeted as new once, whichever of their orders comes first", async () => {
  await site.rule({ trigger: "first_time_supporter" });
  const customerId = newId();
  await query(
    "insert into customers (id, site_id, identity_key) values ($1, $2, 'robin') returning 1",
    [customerId, site.siteId],
  );
  const at = (day: number) => ({ customerId, placedAt: new Date(Date.UTC(2026, 5, day)) });
  await site.order({ ...at(1), isTest: true });
  const second = await site.order(at(3));
  await site.work();
  await site.order(at(2));
  await site.order(at(4));
  await site.work();
  await site.order({ customerId: null });
  await site.work();
  expect((await site.mails()).map(({ order_id }) => order_id)).toEqual([second.id]);
});

test("a creator's reply by hand is mailed to the visitor as it was typed", async () => {
  const order = await site.order();
  const { confirmationId } = await site.match(order.id, { email: "visitor@example.com" });
  const reply = "**Found** it:\n\n- thank you <b>so</b> much! {{message}} [x](javascript:y)";
  const entry = { id: newId(), siteId: site.siteId, topic: "confirmation" } as const;
  await putInOutbox({
    ...entry,
    subjectId: confirmationId,
    type: "confirmation.replied",
    data: { reply },
  });
  await site.work();
  const [mail] = await site.mails();
  expect(mail).toMatchObject({ recipient: "visitor@example.com", purpose: "confirmation-reply" });
  expect(mail?.text).toContain("**Found** it:");
  expect(mail?.text).toContain("- thank you <b>so</b> much! {{message}} [x](javascript:y)");
  expect(mail?.html).not.toContain("<b>");
});

test("an answer that cannot be written is tried again, holds up nobody, and is given up at last", async () => {
  await site.rule();
  const order = await site.order();
  await query("delete from reply_template_variants where site_id = $1 returning 1", [site.siteId]);
  await site.work();
  expect(await site.runs()).toMatchObject([{ state: "planned" }]);
  const other = await newReplySite();
  await other.rule();
  await other.order();
  await other.work();
  expect(await other.mails()).toHaveLength(1);
  for (let attempt = 2; attempt <= 8; attempt++) {
    await site.passDelays();
    await sendDueReplies();
  }
  expect(await site.runs()).toEqual([
    { state: "skipped", reason: "Onetill failed to write it", order_id: order.id },
  ]);
});
