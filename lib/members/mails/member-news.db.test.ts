import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { handOut, tellAll } from "@/lib/events";
import { emailKeyOf, systemClock } from "@/lib/kernel";
import { sendDueMails } from "@/lib/mail";
import { notices } from "@/lib/notifications";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { newStoreOrder } from "@/test/new-store-order";
import { happenTo } from "@/test/reply-site";
import {
  listMemberNotices,
  listMessages,
  memberNews,
  setChoices,
  writeToMember,
  writeToSite,
} from "../index";

afterAll(closePool);

const tell = () => tellAll([memberNews, notices]);
const about = { requestId: "test", clock: systemClock };

interface Mail extends Record<string, unknown> {
  subject: string;
  text: string;
  html: string;
  state: string;
  purpose: string;
  sealed: boolean;
  wait: number;
}
const mailsTo = (email: string) =>
  query<Mail>(
    `select subject, text, html, state, purpose, sealed_token is not null as sealed,
       extract(epoch from next_attempt_at - now())::float as wait
     from outgoing_mails where recipient = $1 order by id`,
    [email],
  );
const noticesOf = async (email: string) =>
  (await listMemberNotices(emailKeyOf(email))).notices.map(({ text }) => text);

async function told(
  status: Parameters<typeof newStoreOrder>[1] & object,
  type: Parameters<typeof happenTo>[2],
  data: Record<string, unknown>,
  dueAt?: Date,
) {
  const made = await newSite("Robin draws");
  const order = await newStoreOrder(made.siteId, status);
  await tell();
  const owner = await newPerson({ [made.siteId]: "owner" });
  const before = (await mailsTo(order.email)).length;
  if (dueAt) {
    await query("update orders set due_at = $3 where site_id = $1 and id = $2 returning id", [
      ...[made.siteId, order.id, dueAt],
    ]);
  }
  await happenTo(made.siteId, order.id, type, data);
  await tell();
  const mails = (await mailsTo(order.email)).slice(before);
  return { ...made, ...order, owner, mails };
}

test("a request is confirmed to who asked, in the site's name, with a link that lies nowhere in clear", async () => {
  const { siteId } = await newSite("Robin draws");
  const { email, publicId } = await newStoreOrder(siteId);
  await tell();
  const [mail, ...more] = await mailsTo(email);
  expect(more).toEqual([]);
  expect(mail?.subject).toBe("Robin draws has your request: Print");
  expect(mail?.text).toContain("€12.00");
  expect(mail?.text).toContain(`/order?orderId=${publicId}&token=used-or-too-old`);
  expect(mail?.html).toContain("Robin draws");
  expect(mail?.sealed).toBe(true);
  expect(await noticesOf(email)).toEqual(["Robin draws has your request: Print"]);
});

test.each([
  ["order.accepted", "accepted", { from: "received" }, "accepted your order", "was paid"],
  [
    ...["order.declined", "declined"],
    ...[{ from: "received", reason: "No paper left" }, "could not take on", "No paper left"],
  ],
  ["order.canceled", "canceled", { from: "received" }, "was canceled", "Nothing was charged"],
  ["order.expired", "expired", { from: "pending_payment" }, "has ended", "not paid in time"],
  ["order.completed", "completed", { from: "accepted" }, "is done", "has completed Print"],
  ["order.accepted", "accepted", { from: "completed" }, "working on your order again", "once more"],
  [
    ...["payment.refunded", "canceled"],
    ...[{ amount: 500, currency: "EUR", source: "Stripe", full: false }, "refunded €5.00"],
    "gave back €5.00 of €12.00",
  ],
] as const)(
  "%s is told to the member and to the site's people",
  async (type, status, data, subject, words) => {
    const { mails, email, owner } = await told(
      { status, payment: "paid" },
      type as never,
      data as never,
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain(subject);
    expect(mails[0]?.text.replaceAll(/\s+/g, " ")).toContain(words);
    expect(await noticesOf(email)).toContain(mails[0]?.subject);
    const ofSite = await query("select kind, delivery from notices where user_id = $1", [
      owner.userId,
    ]);
    expect(ofSite).toEqual([{ kind: "store_order", delivery: "at_once" }]);
    expect(await mailsTo(owner.email)).toHaveLength(1);
  },
);

test("what is to be paid is told with how and until when, and reminded of", async () => {
  const dueAt = new Date("2026-12-24T12:00:00Z");
  const waits = { status: "pending_payment", payment: "failed" } as const;
  const failed = { from: "received", reason: "The card has too little money on it." };
  const first = await told(waits, "order.pending_payment", failed, dueAt);
  expect(first.mails[0]?.text).toContain("The card has too little money on it.");
  expect(first.mails[0]?.text).toContain("Thursday, December 24, 2026");
  expect(first.mails[0]?.text).toContain("Pay €12.00");
  const day = { amount: 1200, currency: "EUR", day: 4, due_at: dueAt.toISOString() };
  const later = await told(waits, "payment.reminder", day, dueAt);
  expect(later.mails[0]).toMatchObject({ purpose: "order-reminder" });
  expect(later.mails[0]?.subject).toBe("Still to be paid: Print at Robin draws");
});

test("nobody is reminded of what is paid by now", async () => {
  const day = { amount: 1200, currency: "EUR", day: 4, due_at: "2026-12-24T12:00:00Z" };
  const { mails } = await told({ status: "accepted", payment: "paid" }, "payment.reminder", day);
  expect(mails).toEqual([]);
});

test("the same event is told once, however often it comes", async () => {
  const { siteId, as } = await newSite();
  const { publicId, email } = await newStoreOrder(siteId);
  await runCommand(as("support"), publicId, "decline", { reason: "No" });
  await handOut([memberNews]);
  // As after a crash: what was told comes once more.
  const waiting = await query(
    "select * from event_tellings where site_id = $1 and consumer = 'member_news' order by at, event_id",
    [siteId],
  );
  await tell();
  for (const row of waiting) {
    await query(
      `insert into event_tellings (site_id, consumer, event_id, topic, subject_id, type, data, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning event_id`,
      [siteId, row.consumer, row.event_id, row.topic, row.subject_id, row.type, row.data, row.at],
    );
  }
  await tell();
  expect(await mailsTo(email)).toHaveLength(2);
  expect(await noticesOf(email)).toHaveLength(2);
});

test("a completion's mail waits half a minute, tells what was sent, and a reopen calls it off", async () => {
  const { siteId, as } = await newSite("Robin draws");
  const { publicId, email } = await newStoreOrder(siteId, { status: "accepted", payment: "paid" });
  await tell();
  const sent = {
    ...{ note: "It is on its way", url: "https://files.example/print.pdf" },
    ...{ carrier: "DHL", tracking_number: "JD0001" },
  };
  await runCommand(as("support"), publicId, "complete", sent);
  await tell();
  await sendDueMails();
  const done = (await mailsTo(email)).at(-1);
  expect(done).toMatchObject({ purpose: "order-completed", state: "queued" });
  expect(done?.wait).toBeGreaterThan(20);
  for (const words of ["It is on its way", "https://files.example/print.pdf", "DHL JD0001"]) {
    expect(done?.text).toContain(words);
  }
  await runCommand(as("support"), publicId, "reopen");
  await tell();
  expect((await mailsTo(email)).at(-1)).toMatchObject({
    purpose: "order-completed",
    state: "canceled",
  });
  expect(await noticesOf(email)).toEqual(["Robin draws has your request: Print"]);
  // Completed once more it is told once more, and leaves when its time has come.
  await runCommand(as("support"), publicId, "complete", sent);
  await tell();
  await query(
    "update outgoing_mails set next_attempt_at = now() where recipient = $1 and state = 'queued' returning id",
    [email],
  );
  await sendDueMails();
  expect((await mailsTo(email)).at(-1)).toMatchObject({
    purpose: "order-completed",
    state: "kept",
  });
});

test("a completion that was taken back before it was told is not told at all", async () => {
  const { siteId, as } = await newSite();
  const { publicId, email } = await newStoreOrder(siteId, { status: "accepted", payment: "paid" });
  await tell();
  await runCommand(as("support"), publicId, "complete");
  await runCommand(as("support"), publicId, "reopen");
  await tell();
  expect((await mailsTo(email)).map(({ purpose }) => purpose)).not.toContain("order-completed");
});

test("who wants no mails of a kind gets none, and reads it at their orders all the same", async () => {
  const { siteId, as } = await newSite("Robin draws");
  const { publicId, email } = await newStoreOrder(siteId);
  await tell();
  await setChoices(emailKeyOf(email), new Set(["payment", "message"]));
  await runCommand(as("support"), publicId, "decline");
  await tell();
  expect(await mailsTo(email)).toHaveLength(1);
  expect(await noticesOf(email)).toHaveLength(2);
});

test("an order of a platform is answered by the site's rules, not by these mails", async () => {
  const { siteId, as } = await newSite();
  const { publicId, email } = await newStoreOrder(siteId, {
    status: "received",
    payment: "paid",
    fields: { kind: "shop", platform: "kofi" },
  });
  await runCommand(as("support"), publicId, "decline");
  await tell();
  expect(await mailsTo(email)).toEqual([]);
});

test("each side is told what the other wrote, and nothing in it becomes a link", async () => {
  const { siteId, as } = await newSite("Robin draws");
  const owner = await newPerson({ [siteId]: "owner" });
  const { id, publicId, email } = await newStoreOrder(siteId);
  await tell();
  await writeToSite({ siteId, orderId: id }, about, "Could it be blue?");
  await tell();
  const [, told] = await query<{ title: string; body: string }>(
    "select title, body from notices where user_id = $1 order by id",
    [owner.userId],
  );
  expect(told).toMatchObject({ body: "Could it be blue?" });
  expect(told?.title).toContain("Robin Example wrote about order");
  await writeToMember(as("support", "Kim"), { orderId: publicId, body: "Yes: see blue.example" });
  await tell();
  const mail = (await mailsTo(email)).at(-1);
  expect(mail?.subject).toContain("A message from Robin draws");
  expect(mail?.text).toContain("Yes: see blue·example");
  const messages = await listMessages(as("viewer"), publicId);
  expect(messages.map(({ from, body }) => [from, body])).toEqual([
    ["member", "Could it be blue?"],
    ["site", "Yes: see blue.example"],
  ]);
});

test("a message needs text, the right to write, and the site's own order", async () => {
  const [{ siteId, as, stranger }, other] = [await newSite(), await newSite()];
  const { publicId } = await newStoreOrder(siteId);
  const write = (ctx: typeof stranger, body = "Hello") =>
    writeToMember(ctx, { orderId: publicId, body });
  await expect(write(as("support"), "  ")).rejects.toThrow("The message needs some text.");
  await expect(write(as("support"), "x".repeat(4001))).rejects.toThrow("at most 4000 characters");
  await expect(write(as("viewer"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(write(other.as("owner"))).rejects.toMatchObject({ code: "not_found" });
  await expect(listMessages(stranger, publicId)).rejects.toMatchObject({ code: "not_found" });
});
