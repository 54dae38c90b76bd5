import { afterAll, expect, onTestFinished, test } from "vitest";
import { channels, closePool, notifySoon } from "@/lib/db";
import { type Context, newId, systemContext, toPublicId } from "@/lib/kernel";
import { addPerson, createSite, createUser, removePerson, signOutEverywhere } from "@/lib/sites";
import { type LiveOptions, streamChanges } from "./stream-changes";

afterAll(closePool);

/** A person who is viewer on a new site, and somebody else's site beside it. */
async function makePeople() {
  const nobodysSystem = systemContext("test", []);
  const mine = await createSite(nobodysSystem, { name: "Mine" });
  const other = await createSite(nobodysSystem, { name: "Other" });
  const system = systemContext("test", [mine.id, other.id]);
  const { userId } = await createUser(nobodysSystem, {
    email: `${newId()}@example.com`,
    name: "Viewer",
    password: "a long password",
  });
  await addPerson(system, { siteId: mine.id, userId, role: "viewer" });
  const ctx: Context = {
    ...system,
    actor: { kind: "user", id: userId, label: "Viewer" },
    sites: [{ siteId: mine.id, role: "viewer" }],
  };
  return { mine, other, system, userId, ctx };
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

test("the stream ends when the person is taken off the site", async () => {
  const { mine, system, userId, ctx } = await makePeople();
  const { readUntil } = await open(ctx, { beatMs: 5 });
  await readUntil(/: still here/);
  await removePerson(system, { siteId: mine.id, userId });
  expect(await readUntil(/never/)).toContain("(ended)");
});

test("the stream ends when the person signs out everywhere", async () => {
  const { ctx } = await makePeople();
  const { readUntil } = await open(ctx, { beatMs: 5 });
  await readUntil(/: still here/);
  await signOutEverywhere(ctx);
  expect(await readUntil(/never/)).toContain("(ended)");
});

test("the stream ends when the reader leaves", async () => {
  const { ctx } = await makePeople();
  const { readUntil, stop } = await open(ctx);
  await readUntil(/: live/);
  stop();
  expect(await readUntil(/never/)).toContain("(ended)");
});

test("a key cannot watch", async () => {
  const { ctx } = await makePeople();
  const actor = { kind: "api_key", id: newId(), label: "k", scopes: ["orders:read"] } as const;
  await expect(streamChanges({ ...ctx, actor })).rejects.toThrow("Sign in first.");
});
