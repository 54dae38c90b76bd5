import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { receiveFile } from "@/lib/imports";
import { newId } from "@/lib/kernel";
import { queueMail } from "@/lib/mail";
import { inPieces, kofiExport, kofiRow } from "./kofi-export";
import { startMailServer } from "./mail-server";
import { nobody } from "./new-person";
import { storeBacklog } from "./store-backlog";
import { newTill } from "./till";
import { startWorkerProcess } from "./worker-process";

const never = new Promise<never>(() => {});
let server: Awaited<ReturnType<typeof startMailServer>>;
const workers: ReturnType<typeof startWorkerProcess>[] = [];

beforeAll(async () => {
  server = await startMailServer((to) =>
    to.startsWith("hangs") ? { slow: "name", until: never } : "250 ok",
  );
  process.env.SMTP_URL = server.url;
});
afterAll(async () => {
  for (const worker of workers) await worker.kill();
  await server.stop();
  await closePool();
});

const start = (env: Record<string, string> = {}) => {
  const worker = startWorkerProcess(env);
  workers.push(worker);
  return worker;
};

const deliveries = 5000;

const waiting = async (siteId: string) =>
  (
    await query<{ n: number }>(
      "select count(*)::int as n from inbound_events where site_id = $1 and state = 'pending'",
      [siteId],
    )
  )[0]?.n ?? 0;

const look = async (importId: string) =>
  (
    await query(
      `select state, lease_until as "leaseUntil", done_count as "doneCount"
       from import_runs where id = $1`,
      [importId],
    )
  )[0];

const soon = { timeout: 90_000, interval: 50 };

test("asked to stop in the midst of long queues a worker ends by itself, and the next one has all of it at once", async () => {
  const till = await newTill();
  await storeBacklog(till.siteId, deliveries);
  const rows = Array.from({ length: 3000 }, () => kofiRow());
  const body = inPieces(kofiExport(rows));
  const file = { platform: "kofi", name: "long.csv", body };
  const { importId } = await receiveFile(till.as("manager"), till.siteId, file);
  const first = start();
  const [worked, checked] = [
    async () => expect(await waiting(till.siteId)).toBeLessThan(deliveries),
    async () => expect((await look(importId))?.doneCount).toBeGreaterThan(0),
  ];
  await vi.waitFor(worked, soon);
  await vi.waitFor(checked, soon);
  const text = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
  for (const recipient of ["hangs-one@example.com", "hangs-two@example.com"]) {
    await queueMail(nobody(), { purpose: "test", dedupeKey: newId(), recipient, ...text });
  }
  const mailsAreAtTheServer = () => expect(server.talking()).toBe(2);
  await vi.waitFor(mailsAreAtTheServer, soon);
  // Its last resort, a timer, ends it with 1.
  expect(await first.stop()).toBe(0);
  const left = await waiting(till.siteId);
  expect(left).toBeGreaterThan(0);
  expect(await look(importId)).toMatchObject({ leaseUntil: null });
  expect(await query("select state, attempts from outgoing_mails")).toEqual([
    { state: "queued", attempts: 0 },
    { state: "queued", attempts: 0 },
  ]);
  await vi.waitFor(() => expect(server.talking()).toBe(0), soon);

  // Nobody looks by himself for an hour: what the first one held must be free when the second begins.
  start({ ONETILL_SWEEP_INTERVAL: "1h" });
  await vi.waitFor(mailsAreAtTheServer, soon);
  await vi.waitFor(async () => expect(await waiting(till.siteId)).toBeLessThan(left), soon);
  await vi.waitFor(
    async () => expect(await look(importId)).toMatchObject({ state: "checked" }),
    soon,
  );
}, 240_000);
