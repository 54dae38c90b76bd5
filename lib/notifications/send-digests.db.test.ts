import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { sendDigests } from "./send-digests";

afterAll(closePool);

const hour = 3_600_000;
// Tests move the product's clock, which only ever goes on.
let morning = 0;

/** Moves the product's clock to an hour of the test's own day, in UTC. */
async function setClock(hours: number) {
  const offset = morning + hours * hour - Date.now();
  await query(
    `insert into sandbox_clock (id, offset_ms) values (1, $1)
     on conflict (id) do update set offset_ms = excluded.offset_ms returning 1`,
    [Math.round(offset)],
  );
}

beforeEach(() => {
  const today = Math.floor(Date.now() / (24 * hour)) * 24 * hour;
  morning = Math.max(morning, today) + 10 * 24 * hour;
});

async function newReader(timeZone = "UTC") {
  const { siteId } = await newSite("Corner shop");
  await query("update sites set time_zone = $2 where id = $1 returning 1", [siteId, timeZone]);
  return { siteId, ...(await newPerson({ [siteId]: "owner" })) };
}

async function newNotice(reader: { siteId: string; userId: string }, hours: number, title = "A") {
  await query(
    `insert into notices (id, site_id, user_id, kind, dedupe_key, title, href, delivery, created_at)
     values ($1::uuid, $2, $3, 'reply_failed', $1::uuid::text, $4, '/emails', 'digest', $5) returning 1`,
    [newId(), reader.siteId, reader.userId, title, new Date(morning + hours * hour)],
  );
}

const mailsTo = (email: string) =>
  query<{ subject: string; text: string }>(
    "select subject, text, headers from outgoing_mails where recipient = $1 order by id",
    [email],
  );
const waiting = async (userId: string) =>
  (await query("select 1 from notices where user_id = $1 and digested_at is null", [userId]))
    .length;

test("at eight in the morning everything since yesterday is one mail, with a way out", async () => {
  const reader = await newReader();
  await newNotice(reader, -10, "A mail failed");
  await newNotice(reader, 7.9, "Another failed");
  await newNotice(reader, 8.1, "Too late for today");
  await setClock(7.95);
  await sendDigests();
  expect(await mailsTo(reader.email)).toEqual([]);
  await setClock(8.2);
  await sendDigests();
  const [mail, ...more] = await mailsTo(reader.email);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({
    subject: "Onetill: 2 notifications",
    headers: { "List-Unsubscribe": "<http://localhost:3000/notifications/preferences>" },
  });
  expect(mail?.text).toContain("A mail failed");
  expect(mail?.text).toContain("Corner shop".toUpperCase());
  expect(mail?.text).toContain("http://localhost:3000/emails");
  expect(mail?.text).not.toContain("Too late");
  expect(await waiting(reader.userId)).toBe(1);
  await setClock(24 + 8.1);
  await sendDigests();
  expect((await mailsTo(reader.email)).map(({ subject }) => subject)).toEqual([
    "Onetill: 2 notifications",
    "Onetill: one notification",
  ]);
});

test("eight is eight where the person's first site is", async () => {
  const reader = await newReader("America/New_York");
  const second = await newSite("Elsewhere");
  await query(
    "insert into site_members (site_id, user_id, role, created_at) values ($1, $2, 'owner', now() + interval '1 day') returning 1",
    [second.siteId, reader.userId],
  );
  await newNotice(reader, 0);
  await setClock(11.9);
  await sendDigests();
  expect(await mailsTo(reader.email)).toEqual([]);
  // 13:10 UTC is past eight in New York, in summer and in winter.
  await setClock(13.2);
  await sendDigests();
  expect(await mailsTo(reader.email)).toHaveLength(1);
});

test("two workers write one digest", async () => {
  const reader = await newReader();
  await newNotice(reader, 1);
  await setClock(9);
  const written = await Promise.all([sendDigests(), sendDigests(), sendDigests()]);
  expect(written.reduce((sum, n) => sum + n)).toBe(1);
  expect(await mailsTo(reader.email)).toHaveLength(1);
});

test("a worker that is cut off between mail and mark leaves nothing, and the next one sends", async () => {
  const reader = await newReader();
  await newNotice(reader, 1);
  await setClock(9);
  await query(`create function cut_off() returns trigger language plpgsql as
    $$ begin raise exception 'killed'; end $$`);
  await query(`create trigger cut_off before update on notices for each row
    when (new.digested_at is not null) execute function cut_off()`);
  await expect(sendDigests()).rejects.toThrow("killed");
  await query("drop trigger cut_off on notices");
  await query("drop function cut_off()");
  expect(await mailsTo(reader.email)).toEqual([]);
  expect(await waiting(reader.userId)).toBe(1);
  await sendDigests();
  await sendDigests();
  expect(await mailsTo(reader.email)).toHaveLength(1);
  expect(await waiting(reader.userId)).toBe(0);
});

test("what shows up after the day's digest went out waits for the next one", async () => {
  const reader = await newReader();
  await newNotice(reader, 1);
  await setClock(9);
  await sendDigests();
  await newNotice(reader, 2);
  await sendDigests();
  expect(await waiting(reader.userId)).toBe(1);
  await setClock(24 + 9);
  await sendDigests();
  expect(await mailsTo(reader.email)).toHaveLength(2);
  expect(await waiting(reader.userId)).toBe(0);
});

test("a digest tells nothing of a site that the person has left", async () => {
  const reader = await newReader();
  const other = await newSite("Still there");
  await newNotice(reader, 1, "Of the site that was left");
  await newNotice({ ...reader, siteId: other.siteId }, 1, "Of the other");
  await query("update site_members set site_id = $2 where user_id = $1 returning 1", [
    reader.userId,
    other.siteId,
  ]);
  await setClock(9);
  await sendDigests();
  const [mail] = await mailsTo(reader.email);
  expect(mail?.subject).toBe("Onetill: one notification");
  expect(mail?.text).not.toContain("that was left");
});

test("a long day is cut short in the mail, and counted in full", async () => {
  const reader = await newReader();
  for (let i = 0; i < 13; i++) await newNotice(reader, 1, `Failure ${i}`);
  await setClock(9);
  await sendDigests();
  const [mail] = await mailsTo(reader.email);
  expect(mail?.subject).toBe("Onetill: 13 notifications");
  expect(mail?.text).toContain("and 3 more");
  expect(await waiting(reader.userId)).toBe(0);
});
