import { afterAll, expect, onTestFinished, test } from "vitest";
import { channels, closePool, notifySoon, query } from "@/lib/db";
import { type Context, newId, requireUser, systemContext, toPublicId } from "@/lib/kernel";
import {
  addPerson,
  changePassword,
  changeRole,
  createSite,
  findPerson,
  removePerson,
  signOutElsewhere,
  signOutEverywhere,
} from "@/lib/sites";
import { newPerson, newSession } from "@/test/new-person";
import { type LiveOptions, streamChanges } from "./stream-changes";

afterAll(closePool);

/** A person who is viewer on a new site, and somebody else's site beside it. */
async function makePeople() {
  const nobodysSystem = systemContext("test", []);
  const mine = await createSite(nobodysSystem, { name: "Mine" });
  const other = await createSite(nobodysSystem, { name: "Other" });
  const system = systemContext("test", [mine.id, other.id]);
  const person = await newPerson({ [mine.id]: "viewer" });
  const { ctx } = await newSession(person.ctx);
  return { mine, other, system, userId: person.userId, ctx };
}

/** Opens a stream and returns a function that reads up to the next text that matches. */
async function open(ctx: Context, options: LiveOptions = {}) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const stream = await streamChanges(ctx, { signal: stop.signal, pauseMs: 1, ...options });
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let unread = "";
  const readUntil = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(unread);
      if (found) {
        const seen = unread.slice(0, found.index + found[0].length);
        unread = unread.slice(seen.length);
        return seen;
      }
      const { done, value } = await reader.read();
      if (done) return `${unread}(ended)`;
      unread += decoder.decode(value, { stream: true });
    }
  };
  return { readUntil, stop: () => stop.abort() };
}

const eventOf = (siteId: string, topic = "orders") =>
  `event: ${topic}\ndata: {"site":"${toPublicId("site", siteId)}"}\n\n`;

/** What comes first: each topic once, this one last. */
const everything = /event: notices\n.*\n\n/;

test("a change in one of the person's sites is told, and one in another site is not", async () => {
  const { mine, other, ctx } = await makePeople();
  const { readUntil } = await open(ctx);
  // Being connected is itself a reason to look once, at everything.
  expect(await readUntil(everything)).toContain(eventOf(mine.id));

  notifySoon(channels.orders, other.id);
  notifySoon(channels.orders, mine.id);
  expect(await readUntil(/event: .*\n.*\n\n/)).toBe(eventOf(mine.id));
});

test("confirmations and notices are told on the same stream, notices to their person alone", async () => {
  const { mine, other, userId, ctx } = await makePeople();
  const { readUntil } = await open(ctx);
  await readUntil(everything);
  notifySoon(channels.notices, newId());
  notifySoon(channels.confirmations, other.id);
  notifySoon(channels.confirmations, mine.id);
  expect(await readUntil(/event: .*\n.*\n\n/)).toBe(eventOf(mine.id, "confirmations"));
  notifySoon(channels.notices, userId);
  expect(await readUntil(/event: .*\n.*\n\n/)).toBe("event: notices\ndata: {}\n\n");
});

test("changes that come within the pause are not told one by one", async () => {
  const { mine, ctx } = await makePeople();
  const { readUntil } = await open(ctx, { pauseMs: 60_000, beatMs: 20 });
  await readUntil(/event: orders\n.*\n\n/);
  notifySoon(channels.orders, mine.id);
  notifySoon(channels.orders, mine.id);
  const seen = await readUntil(/: still here\n\n(.|\n)*: still here\n\n/);
  expect(seen).not.toContain("event: orders");
});

test("heartbeats come while nothing happens", async () => {
  const { ctx } = await makePeople();
  const { readUntil } = await open(ctx, { beatMs: 5 });
  expect(await readUntil(/: still here\n\n/)).toContain(": still here");
});

/** Opens a stream whose next heartbeat is far away, so that only a wake-up can end it. */
async function openAsleep(ctx: Context) {
  const stream = await open(ctx, { beatMs: 60 * 60_000 });
  await stream.readUntil(/: live/);
  return stream;
}

test("the stream ends at once when the person is taken off a site, gets one, or another role", async () => {
  const { mine, other, system, userId, ctx } = await makePeople();
  const change = [
    () => changeRole(system, { siteId: mine.id, userId, role: "support" as const }),
    () => addPerson(system, { siteId: other.id, userId, role: "viewer" as const }),
    () => removePerson(system, { siteId: mine.id, userId }),
  ];
  let sites = ctx.sites;
  for (const [index, make] of change.entries()) {
    const { readUntil } = await openAsleep({ ...ctx, sites });
    // The only stream there is: it has begun to listen when it tells of everything.
    await readUntil(everything);
    await make();
    const rest = await readUntil(/never/);
    expect(rest, `change ${index}`).toContain("(ended)");
    expect(rest, `change ${index}`).not.toContain("signed-out");
    const now = await findPerson(userId);
    sites = (now?.sites ?? []).map(({ id, role }) => ({ siteId: id, role }));
  }
});

test("the stream says so and ends at once when its session ends, and only when its own does", async () => {
  const { ctx } = await makePeople();
  const here = await newSession(ctx);
  const there = await openAsleep(ctx);
  const stays = await openAsleep(here.ctx);
  await signOutElsewhere(here.ctx);
  expect(await there.readUntil(/never/)).toContain("event: signed-out\ndata: {}\n\n(ended)");
  notifySoon(channels.notices, requireUser(ctx).id);
  await stays.readUntil(/event: notices\n/);
  await signOutEverywhere(here.ctx);
  expect(await stays.readUntil(/never/)).toContain("event: signed-out\ndata: {}\n\n(ended)");
});

test("a new password ends the streams of the other sessions and no other", async () => {
  const { ctx } = await makePeople();
  const here = await newSession(ctx);
  const there = await openAsleep(ctx);
  const stays = await openAsleep(here.ctx);
  const proof = { cameByLink: true } as const;
  await changePassword(here.ctx, { proof, password: "a few words in a row" });
  expect(await there.readUntil(/never/)).toContain("(ended)");
  notifySoon(channels.notices, requireUser(ctx).id);
  expect(await stays.readUntil(/event: notices\n/)).not.toContain("signed-out");
});

test("a role that is lost between the request and its stream ends the stream", async () => {
  const { mine, system, userId, ctx } = await makePeople();
  await removePerson(system, { siteId: mine.id, userId });
  const { readUntil } = await open(ctx, { beatMs: 60 * 60_000 });
  expect(await readUntil(/never/)).toContain("(ended)");
});

test("a heartbeat finds what no wake-up told: a session whose time ran out", async () => {
  const { ctx } = await makePeople();
  const { readUntil } = await open(ctx, { beatMs: 5 });
  await readUntil(/: still here/);
  await query("update sessions set idle_ends_at = onetill_now() where id = $1 returning 1", [
    requireUser(ctx).sessionId,
  ]);
  expect(await readUntil(/never/)).toContain("signed-out");
});

test("the stream ends when the reader leaves", async () => {
  const { ctx } = await makePeople();
  const { readUntil, stop } = await open(ctx);
  await readUntil(/: live/);
  stop();
  expect(await readUntil(/never/)).toContain("(ended)");
});

test("nobody watches without a session", async () => {
  const { ctx, userId } = await makePeople();
  const actor = { kind: "user", id: userId, label: "Viewer" } as const;
  await expect(streamChanges({ ...ctx, actor })).rejects.toThrow("Sign in first.");
});

test("a key cannot watch", async () => {
  const { ctx } = await makePeople();
  const actor = { kind: "api_key", id: newId(), label: "k", scopes: ["orders:read"] } as const;
  await expect(streamChanges({ ...ctx, actor })).rejects.toThrow("Sign in first.");
});

test("a session has twenty streams at once, a person forty, and one that ends makes room", async () => {
  const { ctx: one } = await makePeople();
  const { ctx: two } = await newSession(one);
  const { ctx: three } = await newSession(one);
  const first = await open(one);
  for (let n = 1; n < 20; n++) await open(one);
  await expect(open(one)).rejects.toMatchObject({ code: "rate_limited" });
  for (let n = 0; n < 20; n++) await open(two);
  await expect(open(three)).rejects.toMatchObject({ code: "rate_limited" });
  first.stop();
  await open(three);
  const { ctx: somebodyElse } = await makePeople();
  await open(somebodyElse);
});
