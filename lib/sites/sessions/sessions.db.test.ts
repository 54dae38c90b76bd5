import { expect, onTestFinished, test } from "vitest";
import { advanceClock, inTransaction, query } from "@/lib/db";
import { type Context, newId, newToken, toPublicId } from "@/lib/kernel";
import { newPerson, newSession, nobody } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import {
  addPerson,
  changeRole,
  createSession,
  endSession,
  endSessionOf,
  endSessions,
  findSession,
  findSessionById,
  listSessions,
  noteSession,
  removePerson,
  sessionLimits,
  signOutElsewhere,
  signOutEverywhere,
  sweepSignInRemains,
} from "../index";

const day = 24 * 60;
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** As if so many minutes had passed for one session. */
const age = (sessionId: string, minutes: number) =>
  query(
    `update sessions set created_at = created_at - p, last_seen_at = last_seen_at - p,
       idle_ends_at = idle_ends_at - p, ends_at = ends_at - p, came_by_link_at = came_by_link_at - p,
       ended_at = ended_at - p
     from (select $2 * interval '1 minute' as p) passed where id = $1 returning 1`,
    [sessionId, minutes],
  );

const isOpen = async (token: string) => (await findSession(token)) !== undefined;

test("a token opens the session of its person with their sites, and lies nowhere", async () => {
  const { siteId } = await newSite();
  const person = await newPerson({ [siteId]: "support" });
  const { token, sessionId } = await newSession(person.ctx);
  const found = await findSession(token);
  expect(found).toMatchObject({
    sessionId,
    id: person.userId,
    email: person.email,
    sites: [{ id: siteId, role: "support" }],
    cameByLink: false,
  });
  expect(await findSessionById(sessionId)).toEqual(found);
  expect(Buffer.from(token, "base64url").byteLength).toBeGreaterThanOrEqual(16);
  const rows = await query("select s::text as row from sessions s");
  expect(JSON.stringify(rows)).not.toContain(token);
});

test.each(["", "x", newToken(), "a\0b", "eyJhbGciOiJkaXIifQ..x.y.z"])(
  "what is no token of ours opens nothing: %j",
  async (token) => {
    expect(await findSession(token)).toBeUndefined();
  },
);

test("a session that is not used is over after its idle time, and use begins it anew", async () => {
  const { ctx } = await newPerson();
  const [idle, used] = [await newSession(ctx), await newSession(ctx)];
  for (const { sessionId } of [idle, used]) await age(sessionId, sessionLimits.idleDays * day - 1);
  expect(await isOpen(idle.token)).toBe(true);
  await noteSession(used.sessionId, "192.0.2.1");
  for (const { sessionId } of [idle, used]) await age(sessionId, 2);
  expect(await isOpen(idle.token)).toBe(false);
  expect(await isOpen(used.token)).toBe(true);
  // What is over stays over.
  await noteSession(idle.sessionId, "192.0.2.1");
  expect(await isOpen(idle.token)).toBe(false);
});

test("a session is over after its longest time, however much it is used", async () => {
  const { ctx } = await newPerson();
  const { token, sessionId } = await newSession(ctx);
  const step = (sessionLimits.days / 3) * day;
  for (const minutes of [step, step, step - 1]) {
    await age(sessionId, minutes);
    await noteSession(sessionId, "192.0.2.1");
  }
  expect(await isOpen(token)).toBe(true);
  await age(sessionId, 2);
  expect(await isOpen(token)).toBe(false);
});

test("limits go by the clock that the sandbox moves: a week signs nobody out", async () => {
  const { ctx } = await newPerson();
  const { token } = await newSession(ctx);
  const move = (days: number) => advanceClock(days * 86_400_000);
  onTestFinished(() => move(-15).then(() => {}));
  await move(7);
  expect(await isOpen(token)).toBe(true);
  await move(8);
  expect(await isOpen(token)).toBe(false);
});

test("use is noted once a minute, with the address that it came from", async () => {
  const { ctx } = await newPerson();
  const { token, sessionId } = await newSession(ctx, "", "192.0.2.1");
  expect(await findSession(token)).toMatchObject({ isNoteDue: false });
  await noteSession(sessionId, "192.0.2.2");
  const listed = async () => (await listSessions(ctx))[0];
  expect((await listed())?.address).toBe("192.0.2.1");
  await age(sessionId, 1);
  expect(await findSession(token)).toMatchObject({ isNoteDue: true });
  await Promise.all(["192.0.2.2", "192.0.2.2"].map((from) => noteSession(sessionId, from)));
  expect((await listed())?.address).toBe("192.0.2.2");
  expect(await findSession(token)).toMatchObject({ isNoteDue: false });
});

test("a session that began with a mailed link says so for a quarter of an hour", async () => {
  const { userId } = await newPerson();
  const caller = { userAgent: firefox, address: "192.0.2.1" };
  const { id, token } = await createSession({ userId, caller, cameByLink: true });
  expect(await findSession(token)).toMatchObject({ cameByLink: true });
  await age(id, sessionLimits.freshLinkMinutes);
  expect(await findSession(token)).toMatchObject({ cameByLink: false });
});

test("a person sees their own live sessions: this one first, then the latest", async () => {
  const person = await newPerson();
  const [older, current, newer, over] = [
    await newSession(person.ctx, firefox, "192.0.2.7"),
    await newSession(person.ctx),
    await newSession(person.ctx),
    await newSession(person.ctx),
  ];
  await newSession((await newPerson()).ctx);
  await age(older.sessionId, 60);
  await age(over.sessionId, sessionLimits.days * day + 1);
  const listed = await listSessions(current.ctx);
  expect(listed.map(({ id, isThis }) => [id, isThis])).toEqual([
    [toPublicId("session", current.sessionId), true],
    [toPublicId("session", newer.sessionId), false],
    [toPublicId("session", older.sessionId), false],
  ]);
  expect(listed[2]).toMatchObject({
    device: { name: "Firefox on Linux", kind: "desktop" },
    address: "192.0.2.7",
  });
  await expect(listSessions(nobody())).rejects.toMatchObject({ code: "unauthenticated" });
});

test("one session is ended, the others stay; nobody ends somebody else's", async () => {
  const person = await newPerson();
  const [mine, lost] = [await newSession(person.ctx), await newSession(person.ctx)];
  const stranger = await newSession((await newPerson()).ctx);
  const end = (ctx: Context, sessionId: string) =>
    endSession(ctx, { sessionId: toPublicId("session", sessionId) });
  await expect(end(stranger.ctx, lost.sessionId)).rejects.toMatchObject({ code: "not_found" });
  await expect(end(mine.ctx, newId())).rejects.toMatchObject({ code: "not_found" });
  expect(await isOpen(lost.token)).toBe(true);
  await end(mine.ctx, lost.sessionId);
  expect(await isOpen(lost.token)).toBe(false);
  expect(await isOpen(mine.token)).toBe(true);
  await expect(end(mine.ctx, lost.sessionId)).rejects.toMatchObject({ code: "not_found" });
});

test("signing out elsewhere leaves this one, signing out everywhere leaves none", async () => {
  const person = await newPerson();
  const open = async () => [await newSession(person.ctx), await newSession(person.ctx)] as const;
  const stranger = await newSession((await newPerson()).ctx);
  const [here, there] = await open();
  expect(await signOutElsewhere(here.ctx)).toBe(1);
  expect([await isOpen(here.token), await isOpen(there.token)]).toEqual([true, false]);
  const [more] = await open();
  expect(await signOutEverywhere(more.ctx)).toBe(3);
  expect([await isOpen(here.token), await isOpen(more.token)]).toEqual([false, false]);
  expect(await isOpen(stranger.token)).toBe(true);
  for (const ctx of [nobody(), person.ctx]) {
    await expect(signOutElsewhere(ctx)).rejects.toMatchObject({ code: "unauthenticated" });
  }
});

test("a token that signs out ends its own session and no other; twice does no harm", async () => {
  const person = await newPerson();
  const [out, stays] = [await newSession(person.ctx), await newSession(person.ctx)];
  await endSessionOf(out.token, "signed-out");
  await endSessionOf(out.token, "signed-out");
  await endSessionOf(newToken(), "signed-out");
  expect([await isOpen(out.token), await isOpen(stays.token)]).toEqual([false, true]);
});

test("somebody with more sessions than the limit loses the one used least lately", async () => {
  const person = await newPerson();
  const [oldest, second] = [await newSession(person.ctx), await newSession(person.ctx)];
  await age(oldest.sessionId, 2);
  await age(second.sessionId, 1);
  for (const _ of Array(sessionLimits.perPerson - 2)) await newSession(person.ctx);
  expect(await isOpen(oldest.token)).toBe(true);
  await newSession(person.ctx);
  expect([await isOpen(oldest.token), await isOpen(second.token)]).toEqual([false, true]);
  expect(await listSessions(person.ctx)).toHaveLength(sessionLimits.perPerson);
});

test("another role counts from the next request on, in the sessions that there are", async () => {
  const { siteId, system } = await newSite();
  const person = await newPerson({ [siteId]: "manager" });
  await newPerson({ [siteId]: "owner" });
  const { token } = await newSession(person.ctx);
  const roles = async () => (await findSession(token))?.sites.map(({ role }) => role);
  expect(await roles()).toEqual(["manager"]);
  await changeRole(system, { siteId, userId: person.userId, role: "viewer" });
  expect(await roles()).toEqual(["viewer"]);
});

test("who is taken off their last site is signed out, who has another or leaves is not", async () => {
  const [a, b] = [await newSite(), await newSite()];
  const person = await newPerson({ [a.siteId]: "viewer", [b.siteId]: "viewer" });
  const { token } = await newSession(person.ctx);
  await removePerson(a.system, { siteId: a.siteId, userId: person.userId });
  expect((await findSession(token))?.sites).toMatchObject([{ id: b.siteId }]);
  await removePerson(b.system, { siteId: b.siteId, userId: person.userId });
  expect(await isOpen(token)).toBe(false);

  await addPerson(a.system, { siteId: a.siteId, userId: person.userId, role: "viewer" });
  const leaver = await newSession({
    ...person.ctx,
    sites: [{ siteId: a.siteId, role: "viewer" }],
  });
  await removePerson(leaver.ctx, { siteId: a.siteId, userId: person.userId });
  expect((await findSession(leaver.token))?.sites).toEqual([]);
});

test("an account that is gone leaves no session behind", async () => {
  const person = await newPerson();
  const { token, sessionId } = await newSession(person.ctx);
  await query("delete from users where id = $1 returning 1", [person.userId]);
  expect(await isOpen(token)).toBe(false);
  expect(await query("select 1 from sessions where id = $1", [sessionId])).toEqual([]);
});

test("sessions long over are swept; live ones and those that ended lately stay", async () => {
  const person = await newPerson();
  const made = await Promise.all(Array.from({ length: 4 }, () => newSession(person.ctx)));
  const [live, lately, ended, idle] = made.map(({ sessionId }) => sessionId) as [
    string,
    string,
    string,
    string,
  ];
  const kept = sessionLimits.keptDays * day;
  await endSession(person.ctx, { sessionId: toPublicId("session", lately) });
  await endSession(person.ctx, { sessionId: toPublicId("session", ended) });
  await age(lately, kept - 1);
  await age(ended, kept + 1);
  await age(idle, sessionLimits.idleDays * day + kept + 1);
  await sweepSignInRemains();
  const rows = await query<{ id: string }>("select id from sessions where user_id = $1", [
    person.userId,
  ]);
  expect(rows.map(({ id }) => id).sort()).toEqual([live, lately].sort());
});

test("sessions end with the transaction that is the reason, or not at all", async () => {
  const person = await newPerson();
  const { token } = await newSession(person.ctx);
  const failing = inTransaction(async (tx) => {
    await endSessions(tx, person.userId);
    throw new Error("meanwhile");
  });
  await expect(failing).rejects.toThrow("meanwhile");
  expect(await isOpen(token)).toBe(true);
  await inTransaction((tx) => endSessions(tx, person.userId));
  expect(await isOpen(token)).toBe(false);
});
