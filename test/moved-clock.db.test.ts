import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { advanceClock, closePool, inTransaction, query } from "@/lib/db";
import { type Consumer, defineEvent, record, tellAll } from "@/lib/events";
import { processWaitingDeliveries } from "@/lib/jobs";
import { newId } from "@/lib/kernel";
import { queueMail, sendDueMails } from "@/lib/mail";
import { sendDueReplies } from "@/lib/replies";
import { kofiDelivery } from "./deliveries";
import { startMailServer } from "./mail-server";
import { nobody } from "./new-person";
import { newSite } from "./new-site";
import { newReplySite } from "./reply-site";
import { newTill } from "./till";

const week = 7 * 86_400_000;
let server: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await startMailServer((to) => (to.startsWith("later") ? "451 later" : "250 ok"));
  process.env.SMTP_URL = server.url;
});
afterAll(async () => {
  await server.stop();
  await closePool();
});

async function queueFor(recipient: string) {
  const text = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
  await queueMail(nobody(), { purpose: "test", dedupeKey: newId(), recipient, ...text });
}
const mailOf = async (recipient: string) =>
  (await query("select state, attempts from outgoing_mails where recipient = $1", [recipient]))[0];

test("moving the sandbox's clock ends no lease and no pause after a failure, and what is new is done at once", async () => {
  const till = await newTill();
  await queueFor("held@example.com");
  await query("update outgoing_mails set state = 'sending', attempts = 1");
  await query("update outgoing_mails set next_attempt_at = now() + interval '1 minute'");
  await queueFor("later@example.com");
  await sendDueMails();
  expect(await mailOf("later@example.com")).toEqual({ state: "queued", attempts: 1 });

  await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  await query("update inbound_events set attempts = 5, retry_at = now() + interval '1 minute'");

  await advanceClock(week);
  await sendDueMails();
  await processWaitingDeliveries();
  expect(await mailOf("held@example.com")).toEqual({ state: "sending", attempts: 1 });
  expect(await mailOf("later@example.com")).toEqual({ state: "queued", attempts: 1 });
  expect(await till.deliveries()).toMatchObject([{ state: "pending", attempts: 5 }]);

  await queueFor("new@example.com");
  await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  await sendDueMails();
  await processWaitingDeliveries();
  expect(await mailOf("new@example.com")).toEqual({ state: "sent", attempts: 1 });
  expect((await till.deliveries()).map(({ state }) => state).sort()).toEqual([
    "pending",
    "processed",
  ]);
});

test("the pause of a consumer that failed does not pass with the sandbox's clock, and what is new is told at once", async () => {
  const happened = defineEvent("test.happened", {
    ...{ about: "thing", data: z.object({}), label: "Happened", icon: "eye", tone: "neutral" },
    say: () => "It happened",
  });
  const { siteId } = await newSite();
  const heard: string[] = [];
  let isBroken = true;
  const consumer: Consumer = {
    ...{ name: "listener", wants: [happened], lanes: 1, lanesPerSite: 1 },
    tell: async (_tx, events) => {
      if (isBroken) throw new Error("not now");
      heard.push(...events.map(({ subjectId }) => subjectId));
    },
  };
  const happen = async () => {
    const id = newId();
    const by = { actor: { kind: "system", label: "Onetill" } as const, at: new Date() };
    await inTransaction((tx) => record(tx, { siteId, id }, happened, {}, by));
    return id;
  };
  const failed = await happen();
  await tellAll([consumer]);
  await query("update event_tellings set due_at = now() + interval '1 minute'");
  isBroken = false;
  await advanceClock(week);
  const next = await happen();
  await tellAll([consumer]);
  expect(heard).toEqual([next]);
  await query("update event_tellings set due_at = now()");
  await tellAll([consumer]);
  expect(heard).toEqual([next, failed]);
});

test("a rule's delay passes with the sandbox's clock, the pause after a failure does not", async () => {
  const site = await newReplySite();
  await site.rule({ delayMinutes: 60 });
  await site.order();
  await site.work();
  expect(await site.runs()).toMatchObject([{ state: "planned" }]);
  const hold = (retryAt: string) =>
    query(`update reply_runs set attempts = 1, retry_at = ${retryAt} where site_id = $1`, [
      site.siteId,
    ]);
  await hold("now() + interval '1 minute'");
  await advanceClock(week);
  await sendDueReplies();
  expect(await site.runs()).toMatchObject([{ state: "planned" }]);
  await hold("now()");
  await sendDueReplies();
  expect(await site.runs()).toMatchObject([{ state: "queued" }]);
});
