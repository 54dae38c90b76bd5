import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { channels, closePool, notifySoon, query } from "@/lib/db";
import { receiveDelivery } from "@/lib/inbox";
import { newClientId, newId, systemContext } from "@/lib/kernel";
import { connectPlatform, findDestination, findPlatform } from "@/lib/platforms";
import { processWaitingDeliveries, startDeliveryPump } from "./delivery-pump";

const secret = "4f3c1a2b-0000-4000-8000-1234567890ab";
const siteId = newId();
const clientId = newClientId();

beforeAll(async () => {
  await query("insert into sites (id, slug, name, client_id) values ($1, 'pump', 'Pump', $2)", [
    siteId,
    clientId,
  ]);
  await connectPlatform(systemContext("test", [siteId]), siteId, "kofi", secret);
});
afterAll(closePool);

async function receiveSample(nonce: string) {
  const [sample] = findPlatform("kofi").samples(secret, { now: new Date(), nonce });
  await receiveDelivery(await findDestination("kofi", clientId), {
    headers: new Headers(sample?.headers),
    body: Buffer.from(sample?.body ?? ""),
  });
}

const statesOf = async () =>
  (
    await query<{ state: string }>(
      "select state from inbound_events where site_id = $1 order by received_at, id",
      [siteId],
    )
  ).map((row) => row.state);

test("a delivery that came while no worker ran is found when one starts, and later ones as they come", async () => {
  await receiveSample("before the start");
  const stop = startDeliveryPump();
  await vi.waitFor(async () => expect(await statesOf()).toEqual(["processed"]), 10_000);
  await receiveSample("while it runs");
  await vi.waitFor(
    async () => expect(await statesOf()).toEqual(["processed", "processed"]),
    10_000,
  );
  await stop();
});

test("a delivery that Onetill fails to store waits for its next try and holds up nobody else", async () => {
  const kofi = findPlatform("kofi");
  const read = kofi.read.bind(kofi);
  vi.spyOn(kofi, "read").mockImplementationOnce((stored, about) =>
    read(stored, about).map((report) => ({ ...report, amount: 10n ** 30n })),
  );
  await query("delete from inbound_events where site_id = $1", [siteId]);
  await receiveSample("one of them fails once");
  await receiveSample("the other is fine");
  await processWaitingDeliveries();
  expect((await statesOf()).sort()).toEqual(["pending", "processed"]);

  await query("update inbound_events set retry_at = null where state = 'pending'");
  await processWaitingDeliveries();
  expect(await statesOf()).toEqual(["processed", "processed"]);
  const attempts = await query("select attempts from inbound_events order by attempts");
  expect(attempts).toEqual([{ attempts: 1 }, { attempts: 2 }]);
});

test("a delivery that fails again and again is quarantined, not tried for ever", async () => {
  const kofi = findPlatform("kofi");
  vi.spyOn(kofi, "read").mockImplementation(() => [
    {
      kind: "refund",
      paymentKey: "p",
      entryKey: "e",
      amount: 10n ** 30n,
      currency: "EUR",
      occurredAt: new Date(),
    },
  ]);
  await query("delete from inbound_events where site_id = $1", [siteId]);
  await receiveSample("always fails");
  // On a slow machine the first pauses end within a round: what counts is how often it was tried.
  for (let round = 1; (await statesOf())[0] === "pending"; round++) {
    expect(round).toBeLessThanOrEqual(8);
    await query("update inbound_events set retry_at = null");
    await processWaitingDeliveries();
  }
  expect(await query("select state, reason, attempts from inbound_events")).toEqual([
    { state: "quarantined", reason: "Onetill failed to store this", attempts: 8 },
  ]);
});

test("while the look over all sites fails, a delivery is worked on because its wake-up names its site", async () => {
  vi.restoreAllMocks();
  await query("delete from inbound_events where site_id = $1", [siteId]);
  const send = pg.Client.prototype.query;
  let failed = 0;
  const sendOrFail = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text?: string }];
    const text = typeof first === "string" ? first : first.text;
    if (!text?.startsWith("with recursive waiting")) {
      return (send as (...all: unknown[]) => unknown).apply(this, args);
    }
    failed += 1;
    const error = new Error("connection to the remote node failed");
    return Promise.reject(Object.assign(error, { code: "08006" }));
  };
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(sendOrFail as typeof send);
  const stop = startDeliveryPump();
  await vi.waitFor(() => expect(failed).toBeGreaterThan(0), 10_000);
  await receiveSample("of a healthy site");
  await vi.waitFor(async () => {
    // Nobody may have listened yet when it came.
    notifySoon(channels.inbound, siteId);
    expect(await statesOf()).toEqual(["processed"]);
  }, 20_000);
  await stop();
  vi.restoreAllMocks();
});
