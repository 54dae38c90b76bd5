import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { inTransaction, query } from "@/lib/db";
import { newId, toPublicId } from "@/lib/kernel";
import { startMailServer, type Verdict } from "@/test/mail-server";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { queueSupporterMail, sendDueMails } from "../index";

const verdicts = new Map<string, Verdict>();
/** Whom the server was asked to take a message for. */
const asked: string[] = [];
let server: Awaited<ReturnType<typeof startMailServer>>;
let shop: Awaited<ReturnType<typeof newSite>>;

beforeAll(async () => {
  server = await startMailServer((to) => {
    asked.push(to);
    return verdicts.get(to) ?? "250 ok";
  });
  process.env.SMTP_URL = server.url;
  shop = await newSite();
});
afterAll(() => server.stop());

/** A promise and what resolves it. */
function gate() {
  let open = () => {};
  const until = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { until, open };
}

/** Writes a mail about an order of somebody whom nobody else mails to. */
async function queueAnswer(verdict: Verdict) {
  const recipient = `${newId()}@example.com`;
  verdicts.set(recipient, verdict);
  const order = await newOrder(shop.siteId, { fields: { customerEmail: recipient } });
  const written = await inTransaction((tx) =>
    queueSupporterMail(shop.system, tx, {
      ...{ siteId: shop.siteId, orderId: order.id, purpose: "reply", nature: "answer" },
      ...{ isTest: false, dedupeKey: newId(), recipient },
      ...{ subject: "Thank you", html: "<p>Thank you</p>", text: "Thank you" },
    }),
  );
  if (!("mailId" in written)) throw new Error(written.skipped);
  const id = written.mailId;
  return {
    ...{ id, recipient, orderId: order.id },
    row: async () => (await query("select * from outgoing_mails where id = $1", [id]))[0],
    makeDue: () =>
      query(
        "update outgoing_mails set next_attempt_at = onetill_now() - interval '1 s' where id = $1",
        [id],
      ),
    trail: async () =>
      (
        await query<{ type: string }>(
          "select type from order_events where order_id = $1 and type like 'mail.%' order by id",
          [order.id],
        )
      ).map(({ type }) => type),
    told: async () =>
      (await query<{ type: string }>("select type from outbox where subject_id = $1", [id])).map(
        ({ type }) => type,
      ),
    outcomes: async () =>
      (
        await query<{ outcome: string }>(
          "select outcome from mail_attempts where mail_id = $1 order by number",
          [id],
        )
      ).map(({ outcome }) => outcome),
  };
}

const wasAsked = (recipient: string) => vi.waitFor(() => expect(asked).toContain(recipient));

test("a connection lost before the final dot is tried again, and the message arrives once", async () => {
  for (const place of ["name", "data"] as const) {
    const { until, open } = gate();
    const mail = await queueAnswer({ drop: place, until });
    const sending = sendDueMails();
    await wasAsked(mail.recipient);
    // Holds up the note that the end goes out, until the connection is gone for sure.
    await inTransaction(async (tx) => {
      await tx.query("select 1 from outgoing_mails where id = $1 for update", [mail.id]);
      open();
      await vi.waitFor(() => expect(server.talking()).toBe(0));
    });
    await sending;
    expect(await mail.row()).toMatchObject({ state: "queued", handed_over_at: null });
    expect(server.receivedBy(mail.recipient)).toEqual([]);
    verdicts.set(mail.recipient, "250 ok");
    await mail.makeDue();
    await sendDueMails();
    expect(await mail.row()).toMatchObject({ state: "sent", attempts: 2 });
    expect(server.receivedBy(mail.recipient)).toHaveLength(1);
    expect(await mail.trail()).toEqual(["mail.queued", "mail.sent"]);
    expect(await mail.outcomes()).toEqual(["postponed", "sent"]);
  }
});

test("a connection lost after the final dot leaves the message unknown, and it is never repeated", async () => {
  const mail = await queueAnswer({ drop: "end" });
  await sendDueMails();
  expect(await mail.row()).toMatchObject({ state: "unknown", handed_over_at: expect.any(Date) });
  verdicts.set(mail.recipient, "250 ok");
  await mail.makeDue();
  expect(await sendDueMails()).toBe(0);
  expect(server.receivedBy(mail.recipient)).toHaveLength(1);
  expect(await mail.trail()).toEqual(["mail.queued", "mail.unknown"]);
  expect(await mail.told()).toEqual(["mail.unknown"]);
});

test("a refusal is on the order's timeline with the server's words, and others are told", async () => {
  const mail = await queueAnswer("550 5.1.1 nobody of this name");
  await sendDueMails();
  expect(await mail.trail()).toEqual(["mail.queued", "mail.failed"]);
  expect(await mail.told()).toEqual(["mail.failed"]);
  const [event] = await query(
    "select data from order_events where order_id = $1 and type = 'mail.failed'",
    [mail.orderId],
  );
  expect(event?.data).toEqual({
    mail_id: toPublicId("mail", mail.id),
    subject: "Thank you",
    error: expect.stringContaining("nobody of this name"),
  });
});

test("a slow server holds up its own message alone", async () => {
  const { until, open } = gate();
  const slow = await queueAnswer({ slow: "data", until });
  const sending = sendDueMails();
  await vi.waitFor(async () => expect((await slow.row())?.handed_over_at).not.toBeNull());
  const quick = await queueAnswer("250 ok");
  expect(await sendDueMails()).toBe(1);
  expect((await quick.row())?.state).toBe("sent");
  expect((await slow.row())?.state).toBe("sending");
  open();
  await sending;
  expect(await slow.row()).toMatchObject({ state: "sent", attempts: 1 });
});

test("a worker that has lost its claim does not let the end go out", async () => {
  const { until, open } = gate();
  const mail = await queueAnswer({ slow: "name", until });
  const late = sendDueMails();
  await wasAsked(mail.recipient);
  await mail.makeDue();
  verdicts.set(mail.recipient, "250 ok");
  expect(await sendDueMails()).toBe(1);
  expect(await mail.row()).toMatchObject({ state: "sent", attempts: 2 });
  open();
  await late;
  expect(await mail.row()).toMatchObject({ state: "sent", attempts: 2 });
  expect(server.receivedBy(mail.recipient)).toHaveLength(1);
  expect(await mail.outcomes()).toEqual(["interrupted", "sent"]);
});

test("an answer that comes after the lease is still believed", async () => {
  const { until, open } = gate();
  const mail = await queueAnswer({ slow: "data", until });
  const late = sendDueMails();
  await vi.waitFor(async () => expect((await mail.row())?.handed_over_at).not.toBeNull());
  await mail.makeDue();
  expect(await sendDueMails()).toBe(0);
  expect((await mail.row())?.state).toBe("unknown");
  open();
  await late;
  expect(await mail.row()).toMatchObject({ state: "sent", attempts: 1, last_error: null });
  expect(await mail.trail()).toEqual(["mail.queued", "mail.unknown", "mail.sent"]);
  expect(await mail.outcomes()).toEqual(["sent"]);
});
