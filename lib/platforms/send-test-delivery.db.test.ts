import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/lib/db";
import { receiveWebhook } from "@/lib/http";
import { listOutcomes } from "@/lib/inbox";
import { processWaitingDeliveries } from "@/lib/jobs";
import { newSite } from "@/test/new-site";
import { newTill } from "@/test/till";
import { sampleLabels, sendTestDelivery, type TestRun } from "./send-test-delivery";

// Our own address, over real HTTP, with the route that the app mounts there.
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const answer = await receiveWebhook(
    new Request(`http://localhost${request.url}`, {
      method: "POST",
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks),
    }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.APP_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await closePool();
});

async function sendAll(till: Awaited<ReturnType<typeof newTill>>, platform: string) {
  const results = [];
  let run: TestRun | undefined;
  for (const index of sampleLabels(platform).keys()) {
    // Time goes on between two samples of one run.
    const clock = { now: () => new Date(Date.now() + index * 5000) };
    const ctx = { ...till.as("manager"), clock };
    const result = await sendTestDelivery(ctx, { siteId: till.siteId, platform, index, run });
    run = result.run;
    results.push(result);
    await processWaitingDeliveries();
  }
  return results;
}

test("each sample of Ko-fi goes over HTTP and becomes a test order", async () => {
  const till = await newTill();
  const results = await sendAll(till, "kofi");
  expect(results.map(({ label }) => label)).toEqual(sampleLabels("kofi"));
  for (const result of results) expect(result).toMatchObject({ status: 200, accepted: true });
  const outcomes = await listOutcomes(
    till.as("manager"),
    results.map(({ deliveryId }) => deliveryId as string),
  );
  expect(outcomes).toHaveLength(5);
  for (const one of outcomes) expect(one.orderId).toMatch(/^ord_/);
  const orders = await till.orders();
  expect(orders).toHaveLength(5);
  expect(orders.every((order) => order.is_test)).toBe(true);
});

test("a run of Buy Me a Coffee joins each refund and update with its payment", async () => {
  const till = await newTill();
  const results = await sendAll(till, "buymeacoffee");
  expect(results.filter(({ accepted }) => accepted)).toHaveLength(16);
  const states = (await till.deliveries()).map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(["processed"]));
  const orders = await till.orders();
  const kinds = orders.map(({ kind, payment_status }) => `${kind} ${payment_status}`).sort();
  expect(kinds).toEqual([
    "commission refunded",
    "donation refunded",
    "membership paid",
    "membership paid",
    "membership paid",
    "membership paid",
    "shop refunded",
    "wishlist refunded",
  ]);
  expect((await till.subscriptions()).map(({ state }) => state)).toEqual(["canceled", "canceled"]);
});

test("two runs do not get into each other's way", async () => {
  const till = await newTill();
  await sendAll(till, "kofi");
  await sendAll(till, "kofi");
  expect(await till.orders()).toHaveLength(10);
  expect((await till.deliveries()).every(({ repeats }) => repeats === 0)).toBe(true);
});

test("an address that cannot be reached is said to be that", async () => {
  const till = await newTill();
  server.close();
  server.closeAllConnections();
  const result = await sendTestDelivery(till.as("owner"), {
    siteId: till.siteId,
    platform: "kofi",
    index: 0,
  });
  expect(result).toMatchObject({ status: 0, accepted: false, deliveryId: null });
  expect(result.answer).toContain("could not reach its own address");
});

test("a test needs a secret, a sample and the right to send it", async () => {
  const { siteId, as, stranger } = await newSite();
  const till = await newTill();
  const input = { siteId, platform: "kofi", index: 0 };
  await expect(sendTestDelivery(as("owner"), input)).rejects.toMatchObject({ code: "not_found" });
  await expect(sendTestDelivery(as("support"), input)).rejects.toMatchObject({ code: "forbidden" });
  await expect(sendTestDelivery(stranger, input)).rejects.toMatchObject({ code: "not_found" });
  for (const index of [-1, 99, 0.5]) {
    await expect(
      sendTestDelivery(till.as("owner"), { siteId: till.siteId, platform: "kofi", index }),
    ).rejects.toMatchObject({ code: "not_found" });
  }
});
