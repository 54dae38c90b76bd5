import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { queueMail } from "@/lib/mail";
import { startMailServer } from "./mail-server";
import { nobody } from "./new-person";
import { newReplySite } from "./reply-site";
import { startWorkerProcess } from "./worker-process";

const hour = 3_600_000;
let server: Awaited<ReturnType<typeof startMailServer>>;
let worker: ReturnType<typeof startWorkerProcess> | undefined;

beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
});
afterAll(async () => {
  await worker?.kill();
  await server.stop();
  await closePool();
});

const soon = { timeout: 60_000, interval: 50 };

async function declare(siteId: string, endsInMinutes: number) {
  const id = newId();
  await query(
    `insert into confirmations (id, site_id, code, code_key, token_hash, platform, email, email_key,
       status, status_at, window_ends_at, created_at, updated_at)
     values ($1, $2, $1::uuid::text, $1::uuid::text, $1::uuid::text, 'kofi', 'a@example.com',
       'a@example.com', 'pending', now(), now() + $3 * interval '1 minute', now(), now()) returning 1`,
    [id, siteId, endsInMinutes],
  );
  return async () =>
    (await query<{ status: string }>("select status from confirmations where id = $1", [id]))[0]
      ?.status;
}

async function holdMail(recipient: string) {
  const text = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
  await queueMail(nobody(), { purpose: "test", dedupeKey: newId(), recipient, ...text });
  await query(
    `update outgoing_mails set state = 'sending', attempts = 1,
       next_attempt_at = onetill_now() + interval '5 minutes' where recipient = $1 returning 1`,
    [recipient],
  );
}

// Nobody looks by himself for an hour: what misses its wake-up misses the test.
test("a worker whose clock is an hour ahead, or behind, sends at once, ends nothing early and takes over no lease", async () => {
  const site = await newReplySite();
  await site.rule();
  await holdMail("held@example.com");
  for (const shift of [hour, -hour]) {
    const early = await declare(site.siteId, 30);
    const over = await declare(site.siteId, -1);
    worker = startWorkerProcess({ CLOCK_SHIFT: String(shift), ONETILL_SWEEP_INTERVAL: "1h" }, [
      "test/shift-clock.mjs",
    ]);
    await worker.ready;
    await vi.waitFor(async () => expect(await over()).toBe("failed"), soon);
    const { id, fields } = await orderOf(site);
    await vi.waitFor(() => expect(server.receivedBy(fields)).toHaveLength(1), soon);
    const [row] = await query(
      `select bool_and(abs(extract(epoch from at - now())) < 300) as right_time
       from order_events where order_id = $1 and type like 'mail.%'`,
      [id],
    );
    expect(row).toEqual({ right_time: true });
    expect(await early()).toBe("pending");
    await worker.kill();
  }
  expect(
    await query("select state from outgoing_mails where recipient = 'held@example.com'"),
  ).toEqual([{ state: "sending" }]);
}, 180_000);

/** An order that arrived just now; the worker is woken as by the one who stored it. */
async function orderOf(site: Awaited<ReturnType<typeof newReplySite>>) {
  const email = `${newId()}@example.com`;
  const order = await site.order({ customerEmail: email });
  await query("select pg_notify('onetill_outbox', '')");
  return { id: order.id, fields: email };
}
