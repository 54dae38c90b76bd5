import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { closePool, inTransaction, lockName, query } from "@/lib/db";
import { type Consumer, handOut, type ToldEvent, tellAll, tellConsumer } from "@/lib/events";
import { addNote, orderEvent } from "@/lib/orders";
import { addRule, addTemplate, sendDueReplies } from "@/lib/replies";
import { newMatchSite } from "@/test/match-site";
import { newConfirmation } from "@/test/new-confirmation";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { consumers, tellWaitingEvents } from ".";
import { startConsumers } from "./tell-consumers";

afterAll(closePool);
beforeEach(async () => {
  await query("delete from outbox returning 1");
  await query("delete from event_tellings returning 1");
});

const named = (name: string) => consumers.find((one) => one.name === name) as Consumer;
const instead = (name: string, tell: Consumer["tell"]) =>
  consumers.map((one) => (one.name === name ? { ...one, tell } : one));

/** A site with somebody to tell, a rule for matches, and a declared order that nobody was told of yet. */
async function newScene() {
  const site = await newMatchSite();
  const { siteId } = site;
  const person = await newPerson({ [siteId]: "owner" });
  const text = { locale: "en", subject: "Thanks", body: "Thank you." };
  const templateId = await addTemplate(person.ctx, { siteId, name: "Thanks", variants: [text] });
  const rule = { siteId, name: "Arrived", trigger: "order.arrived", templateId } as const;
  await addRule(person.ctx, rule, { on: true });
  const declared = await newConfirmation(site.button, { email: "robin@example.com" });
  const fields = { message: declared.code, customerEmail: null, kind: "donation" } as const;
  const order = await newOrder(siteId, { fields });
  const count = async (sql: string) => (await query(sql, [siteId])).length;
  return {
    ...{ site, siteId, order, declared, person },
    matches: () => count("select 1 from matches where site_id = $1 and undone_at is null"),
    runs: () => count("select 1 from reply_runs where site_id = $1 and state = 'planned'"),
    notices: () => count("select 1 from notices where site_id = $1 and kind = 'new_order'"),
  };
}

const pausesAreOver = () =>
  query("update event_tellings set due_at = now() - interval '1 second' returning 1");

test("notices that fail hold up neither matching nor answers, and are made up for", async () => {
  const scene = await newScene();
  const broken = instead("notices", async () => {
    throw new Error("no notices today");
  });
  await tellWaitingEvents({}, broken);
  expect([await scene.matches(), await scene.runs(), await scene.notices()]).toEqual([1, 1, 0]);
  await pausesAreOver();
  await tellWaitingEvents();
  expect(await scene.notices()).toBe(1);
});

test("while notices hang, matching and answers are done with everything that happens", async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const [first, second] = [await newScene(), await newScene()];
  const stop = startConsumers(instead("notices", () => held));
  await vi.waitFor(
    async () => {
      expect([await first.matches(), await second.matches()]).toEqual([1, 1]);
      expect([await first.runs(), await second.runs()]).toEqual([1, 1]);
    },
    { timeout: 10_000 },
  );
  expect([await first.notices(), await second.notices()]).toEqual([0, 0]);
  letGo();
  await stop();
});

test("a site's lock holds up matching alone: notices are written while somebody has it", async () => {
  const scene = await newScene();
  await handOut(consumers);
  await inTransaction(async (tx) => {
    await lockName(tx, `matching:${scene.siteId}`);
    await tellConsumer(named("notices"));
    expect(await scene.notices()).toBe(1);
  });
  await tellWaitingEvents();
  expect(await scene.matches()).toBe(1);
});

test("an answer waits until matching has looked at its order, and goes to whom the match names", async () => {
  const scene = await newScene();
  await handOut(consumers);
  await tellConsumer(named("answers"));
  expect(await scene.runs()).toBe(0);
  await tellConsumer(named("matching"));
  await tellConsumer(named("answers"));
  expect([await scene.matches(), await scene.runs()]).toEqual([1, 1]);
  await sendDueReplies();
  const mails = await query<{ recipient: string }>(
    "select recipient from outgoing_mails where site_id = $1 and purpose = 'reply'",
    [scene.siteId],
  );
  expect(mails).toEqual([{ recipient: "robin@example.com" }]);
});

test("a module that wants to be told is one more consumer, and needs nobody's leave", async () => {
  const scene = await newScene();
  const heard: ToldEvent[] = [];
  const probe: Consumer = {
    ...{ name: "probe", lanes: 1, lanesPerSite: 1 },
    wants: [orderEvent["order.received"], { about: "order", type: "note.added" }],
    tell: async (_tx, events) => void heard.push(...events),
  };
  await addNote(scene.person.ctx, { orderId: scene.order.publicId, body: "For the probe" });
  await tellWaitingEvents({}, [...consumers, probe]);
  expect(heard.map(({ type, subjectId }) => [type, subjectId])).toEqual([
    ["order.received", scene.order.id],
    ["note.added", scene.order.id],
  ]);
  expect(await scene.matches()).toBe(1);
});

test("many events of a site take few transactions, however many want them", async () => {
  const scene = await newScene();
  for (let count = 0; count < 30; count++) await newOrder(scene.siteId);
  let transactions = 0;
  const counted = consumers.map((one) => ({
    ...one,
    tell: (...told: Parameters<Consumer["tell"]>) => {
      transactions += 1;
      return one.tell(...told);
    },
  }));
  await tellAll(counted);
  // 31 orders with three events each, of which matching alone would take as many.
  expect(transactions).toBeLessThan(25);
  expect(await scene.notices()).toBe(31);
});
