import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { startMailServer, type Verdict } from "@/test/mail-server";
import { nobody } from "@/test/new-person";
import { findKeptMail, queueMail, sendDueMails } from "../index";

const answers: Record<string, Verdict> = {
  busy: "451 come back later",
  gone: "550 no such box",
  spam: { afterData: "554 looks like spam" },
  grey: { afterData: "451 not now" },
};
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
       handed_over_at is not null as handed_over, next_attempt_at > onetill_now() as waits
     from outgoing_mails where dedupe_key = $1`,
    [dedupeKey],
  );
  return row;
}

const attemptsOf = (dedupeKey: string) =>
  query(
    `select a.number, a.outcome, a.detail from mail_attempts a
     join outgoing_mails m on m.id = a.mail_id where m.dedupe_key = $1 order by a.number`,
    [dedupeKey],
  );

const makeDue = (dedupeKey: string) =>
  query(
    "update outgoing_mails set next_attempt_at = onetill_now() - interval '1 second' where dedupe_key = $1",
    [dedupeKey],
  );

test("a message goes out once, even with two workers at it", async () => {
  const key = await queueFor("robin@example.com");
  const taken = await Promise.all([sendDueMails(), sendDueMails()]);
  expect(taken.sort()).toEqual([0, 1]);
  expect(await stateOf(key)).toMatchObject({
    ...{ state: "sent", attempts: 1, was_sent: true, handed_over: true },
  });
  const copies = server.receivedBy("robin@example.com");
  expect(copies).toHaveLength(1);
  expect(copies[0]?.data).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(await sendDueMails()).toBe(0);
  expect(await attemptsOf(key)).toEqual([
    { number: 1, outcome: "sent", detail: expect.stringMatching(/^250 /) },
  ]);
});

test("everything that is due goes out, not one batch of it", async () => {
  for (let index = 0; index < 12; index++) await queueFor(`many${index}@example.com`);
  expect(await sendDueMails()).toBe(12);
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
  expect(await attemptsOf(key)).toEqual([
    { number: 1, outcome: "postponed", detail: "451 come back later" },
    { number: 2, outcome: "sent", detail: expect.stringMatching(/^250 /) },
  ]);
});

test("a server that says never is believed, before the message as after it", async () => {
  for (const name of ["gone", "spam"]) {
    const key = await queueFor(`${name}@example.com`);
    await sendDueMails();
    expect(await stateOf(key)).toMatchObject({ state: "failed", attempts: 1 });
    await makeDue(key);
    expect(await sendDueMails()).toBe(0);
    expect(server.receivedBy(`${name}@example.com`)).toEqual([]);
  }
});

test("a server that says later after the whole message has not taken it, and gets it again", async () => {
  const key = await queueFor("grey@example.com");
  await sendDueMails();
  expect(await stateOf(key)).toMatchObject({ state: "queued", attempts: 1, handed_over: false });
  answers.grey = "250 ok";
  await makeDue(key);
  await sendDueMails();
  expect(await stateOf(key)).toMatchObject({ state: "sent", attempts: 2 });
  expect(server.receivedBy("grey@example.com")).toHaveLength(1);
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
    `update outgoing_mails set state = 'sending', attempts = 1,
       next_attempt_at = onetill_now() + interval '2 minutes'
     where dedupe_key = $1`,
    [key],
  );
  expect(await sendDueMails()).toBe(0);
  await makeDue(key);
  expect(await sendDueMails()).toBe(1);
  expect(await stateOf(key)).toMatchObject({ state: "sent" });
  expect((await attemptsOf(key)).map(({ outcome }) => outcome)).toEqual(["interrupted", "sent"]);
});

test("with a mail server there is no sandbox mailbox", async () => {
  await expect(findKeptMail("mail_x")).rejects.toMatchObject({ code: "not_found" });
});
