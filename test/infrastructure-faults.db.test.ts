import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { receiveWebhook } from "@/lib/http";
import { receiveFile, startImport, workOnImports } from "@/lib/imports";
import { processWaitingDeliveries, tellWaitingEvents } from "@/lib/jobs";
import { newId, toPublicId } from "@/lib/kernel";
import { queueMail, sendDueMails } from "@/lib/mail";
import { closeWindows } from "@/lib/matching";
import { sendDigests } from "@/lib/notifications";
import { sendDueReplies } from "@/lib/replies";
import { kofiDelivery } from "./deliveries";
import { inPieces, kofiExport, kofiRow } from "./kofi-export";
import { startMailServer } from "./mail-server";
import { newPerson, nobody } from "./new-person";
import { newReplySite } from "./reply-site";
import { newTill } from "./till";

const tables =
  "inbound_events outbox event_tellings reply_runs outgoing_mails import_runs confirmations notices";
/** What the mail server does before it takes a recipient's name. */
const atName = new Map<string, () => Promise<unknown>>();
let server: Awaited<ReturnType<typeof startMailServer>>;

// PostgreSQL's own words for a full disk, a standby, a lock that is not to be had, a shutdown.
const faults = ["53100", "25006", "55P03", "57P01", "40001"];

beforeAll(async () => {
  server = await startMailServer((to) => ({
    slow: "name",
    until: atName.get(to)?.() ?? Promise.resolve(),
  }));
  process.env.SMTP_URL = server.url;
  await query("create table test_fault (code text)");
  await query(
    `create function raise_test_fault() returns trigger language plpgsql as $$
     declare fault text := (select code from test_fault limit 1);
     begin
       if fault is not null then raise exception 'as if the database were ill' using errcode = fault; end if;
       return coalesce(new, old);
     end $$`,
  );
  for (const table of tables.split(" ")) {
    await query(
      `create trigger test_fault before insert or update or delete on ${table}
       for each row execute function raise_test_fault()`,
    );
  }
});
const well = () => query("delete from test_fault returning 1");
const ill = (code: string) => query("insert into test_fault values ($1) returning 1", [code]);
afterEach(well);
afterAll(async () => {
  await server.stop();
  await closePool();
});

/** Works while the database is ill in each way: nothing is counted, and afterwards it all happens. */
async function seeThrough(work: () => Promise<unknown>, count: () => Promise<unknown>) {
  const before = await count();
  for (const code of faults) {
    await ill(code);
    await expect(work()).rejects.toMatchObject({ code });
    await well();
    expect(await count()).toEqual(before);
  }
  await work();
}

test("a webhook that meets a full disk is answered 503 and to be sent again, and then it is taken", async () => {
  const till = await newTill();
  const post = () => {
    const posted = kofiDelivery(till.secrets.kofi, { message_id: "the same" });
    const url = `http://localhost:3000/api/webhooks/kofi/${till.site.clientId}`;
    const { headers, body } = posted;
    const request = new Request(url, { method: "POST", headers, body: new Uint8Array(body) });
    return receiveWebhook(request);
  };
  for (const code of faults) {
    await ill(code);
    const answer = await post();
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "2"]);
    await well();
  }
  expect(await till.deliveries()).toEqual([]);
  expect((await post()).status).toBe(200);
});

test("deliveries are neither counted nor quarantined, and become orders afterwards", async () => {
  const till = await newTill();
  for (let nth = 0; nth < 3; nth++) await till.receive("kofi", kofiDelivery(till.secrets.kofi));
  await seeThrough(processWaitingDeliveries, () =>
    query("select state, attempts, reason, retry_at from inbound_events where site_id = $1", [
      till.siteId,
    ]),
  );
  expect(await till.orders()).toHaveLength(3);
  expect(await till.deliveries()).toMatchObject([
    { attempts: 1 },
    { attempts: 1 },
    { attempts: 1 },
  ]);
});

test("events and answers keep their tries, and are told and sent afterwards", async () => {
  const site = await newReplySite();
  await site.rule();
  await site.order();
  await seeThrough(tellWaitingEvents, () =>
    query(
      `select type, attempts, due_at, last_error from event_tellings where site_id = $1
       order by consumer, event_id`,
      [site.siteId],
    ),
  );
  expect(await site.runs()).toMatchObject([{ state: "planned" }]);
  await seeThrough(sendDueReplies, () =>
    query("select state, attempts, due_at from reply_runs where site_id = $1", [site.siteId]),
  );
  expect(await site.mails()).toHaveLength(1);
});

async function queueFor(recipient: string) {
  const text = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
  await queueMail(nobody(), { purpose: "test", dedupeKey: newId(), recipient, ...text });
}
const mailOf = async (recipient: string) =>
  (await query("select state, attempts from outgoing_mails where recipient = $1", [recipient]))[0];

test("mails keep their tries, also when the fault comes while the server has one of them", async () => {
  await sendDueMails();
  await queueFor("first@example.com");
  await seeThrough(sendDueMails, () => mailOf("first@example.com"));
  expect(await mailOf("first@example.com")).toEqual({ state: "sent", attempts: 1 });

  await queueFor("second@example.com");
  atName.set("second@example.com", () => ill("53100"));
  const sending = sendDueMails();
  await vi.waitFor(
    async () => expect(await query("select 1 from test_fault")).toHaveLength(1),
    10_000,
  );
  await vi.waitFor(() => expect(server.talking()).toBe(0), 10_000);
  atName.delete("second@example.com");
  await well();
  await sending;
  await sendDueMails();
  expect(await mailOf("second@example.com")).toEqual({ state: "sent", attempts: 1 });
  expect(server.receivedBy("second@example.com")).toHaveLength(1);
});

test("a file of past orders keeps its failures at none, and is checked and imported afterwards", async () => {
  const till = await newTill();
  const manager = till.as("manager");
  const rows = Array.from({ length: 3 }, () => kofiRow());
  const file = { platform: "kofi", name: "x.csv", body: inPieces(kofiExport(rows)) };
  const { importId } = await receiveFile(manager, till.siteId, file);
  const failures = () => query("select failures, error from import_runs where id = $1", [importId]);
  await seeThrough(() => workOnImports(), failures);
  await startImport(manager, { id: toPublicId("import", importId) });
  await seeThrough(() => workOnImports(), failures);
  expect(await till.orders()).toHaveLength(3);
});

test("windows are closed and digests written afterwards", async () => {
  const { siteId } = await newTill();
  const id = newId();
  await query(
    `insert into confirmations (id, site_id, code, code_key, token_hash, platform, email, email_key,
       status, status_at, window_ends_at, created_at, updated_at)
     values ($1, $2, 'A', 'A', $1::uuid::text, 'kofi', 'a@example.com', 'a@example.com', 'pending', now(),
       now() - interval '1 hour', now() - interval '2 hours', now()) returning 1`,
    [id, siteId],
  );
  const confirmation = () => query("select status from confirmations where id = $1", [id]);
  await seeThrough(closeWindows, confirmation);
  expect(await confirmation()).toEqual([{ status: "failed" }]);

  const { userId, email } = await newPerson({ [siteId]: "owner" });
  await query(
    `insert into notices (id, site_id, user_id, kind, dedupe_key, title, href, delivery, created_at)
     values ($1::uuid, $2, $3, 'reply_failed', $1::uuid::text, 'A', '/emails', 'digest',
       now() - interval '2 days') returning 1`,
    [newId(), siteId, userId],
  );
  await seeThrough(sendDigests, () =>
    query("select digested_at from notices where user_id = $1", [userId]),
  );
  expect(await mailOf(email)).toMatchObject({ attempts: 0 });
});
