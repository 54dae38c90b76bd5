import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { startMailServer } from "@/test/mail-server";
import { nobody } from "@/test/new-person";
import { findKeptMail, queueMail, sendDueMails } from "./index";

const answers: Record<string, string> = { busy: "451 come back later", gone: "550 no such box" };
let server: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await startMailServer((to) => answers[to.split("@")[0] ?? ""] ?? "250 ok");
  process.env.SMTP_URL = server.url;
});
afterAll(() => server.stop());

async function queueFor(recipient: string): Promise<string> {
  const dedupeKey = newId();
  const text = { subject: "Grüße", html: "<p>Hello</p>", text: "Hello" };
  await queueMail(nobody(), { purpose: "test", dedupeKey, recipient, ...text });
  return dedupeKey;
}

async function stateOf(dedupeKey: string) {
  const [row] = await query(
    `select state, attempts, last_error, sent_at is not null as was_sent,
       next_attempt_at > onetill_now() as waits
     from outgoing_mails where dedupe_key = $1`,
    [dedupeKey],
  );
  return row;
}

const makeDue = (dedupeKey: string) =>
  query(
    "update outgoing_mails set next_attempt_at = onetill_now() - interval '1 second' where dedupe_key = $1",
    [dedupeKey],
  );

test("a message goes out once, even with two workers at it", async () => {
  const key = await queueFor("robin@example.com");
  const taken = await Promise.all([sendDueMails(), sendDueMails()]);
  expect(taken.sort()).toEqual([0, 1]);
  expect(await stateOf(key)).toMatchObject({ state: "sent", attempts: 1, was_sent: true });
  const copies = server.received.filter(({ to }) => to === "robin@example.com");
  expect(copies).toHaveLength(1);
  expect(copies[0]?.data).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(await sendDueMails()).toBe(0);
});

test("a server that says later is asked later", async () => {
  const key = await queueFor("busy@example.com");
  await sendDueMails();
  expect(await stateOf(key)).toMatchObject({ state: "queued", attempts: 1, waits: true });
  expect((await stateOf(key))?.last_error).toContain("come back later");
  expect(await sendDueMails()).toBe(0);
  answers.busy = "250 ok";
  await makeDue(key);
  await sendDueMails();
  expect(await stateOf(key)).toMatchObject({ state: "sent", attempts: 2, last_error: null });
});

test("a server that says never is believed", async () => {
  const key = await queueFor("gone@example.com");
  await sendDueMails();
  expect(await stateOf(key)).toMatchObject({ state: "failed", attempts: 1 });
  await makeDue(key);
  expect(await sendDueMails()).toBe(0);
});

test("after ten attempts a message is given up", async () => {
  answers.full = "452 mailbox full";
  const key = await queueFor("full@example.com");
  await query("update outgoing_mails set attempts = 9 where dedupe_key = $1", [key]);
  await sendDueMails();
  expect(await stateOf(key)).toMatchObject({ state: "failed", attempts: 10 });
});

test("what a killed worker held goes out after its lease", async () => {
  const key = await queueFor("lease@example.com");
  await query(
    `update outgoing_mails set attempts = 1, next_attempt_at = onetill_now() + interval '2 minutes'
     where dedupe_key = $1`,
    [key],
  );
  expect(await sendDueMails()).toBe(0);
  await makeDue(key);
  expect(await sendDueMails()).toBe(1);
  expect(await stateOf(key)).toMatchObject({ state: "sent" });
});

test("with a mail server there is no sandbox mailbox", async () => {
  await expect(findKeptMail("mail_x")).rejects.toMatchObject({ code: "not_found" });
});
