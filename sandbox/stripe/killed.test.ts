import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Stripe from "stripe";
import { afterAll, expect, test } from "vitest";
import { here, sdkFor } from "./test-stand-in";

const folder = mkdtempSync(join(tmpdir(), "onetill-stripe-"));
const running: ChildProcess[] = [];

/** A stand-in's process on this test's file. */
async function launch(port = 0): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(
    join(import.meta.dirname, "test-program.ts"),
    [join(folder, "stripe.sqlite"), String(port)],
    { execArgv: ["--import", "tsx"] },
  );
  running.push(child);
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  return { child, url };
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, "exit");
  child.kill("SIGKILL");
  await over;
}

afterAll(async () => {
  for (const child of running) await kill(child);
  rmSync(folder, { recursive: true, force: true });
});

const payment = {
  ...{ amount: 2500, currency: "eur", automatic_payment_methods: here },
  ...{ payment_method: "pm_card_visa", confirm: true, capture_method: "automatic" },
} as const;

test("killed in the middle of everything it has done each call wholly or not at all, and answers it as before", async () => {
  let { child, url } = await launch();
  const port = Number(new URL(url).port);
  const answers = new Map<string, string>();
  for (let round = 0; round < 4; round++) {
    const stripe = sdkFor(url);
    const keys = Array.from({ length: 12 }, (_, n) => `round-${round}-${n}`);
    const works = keys.map(async (idempotencyKey) => {
      const { id } = await stripe.paymentIntents.create(payment, { idempotencyKey });
      answers.set(idempotencyKey, id);
      // In the middle of the others.
      if (answers.size % 12 === 3 + round) child.kill("SIGKILL");
    });
    await Promise.allSettled(works);
    await kill(child);
    ({ child, url } = await launch(port));
    const again = sdkFor(url);
    for (const idempotencyKey of keys) {
      const { id, lastResponse } = await again.paymentIntents.create(payment, { idempotencyKey });
      const before = answers.get(idempotencyKey);
      if (before === undefined) continue;
      expect(id).toBe(before);
      expect(lastResponse.headers["idempotent-replayed"]).toBe("true");
    }
  }
  const stripe = sdkFor(url);
  const intents: Stripe.PaymentIntent[] = [];
  for await (const one of stripe.paymentIntents.list({ limit: 100 })) intents.push(one);
  const charges: Stripe.Charge[] = [];
  for await (const one of stripe.charges.list({ limit: 100, expand: ["data.balance_transaction"] }))
    charges.push(one);
  expect([intents.length, charges.length]).toEqual([48, 48]);
  expect(intents.every(({ status }) => status === "succeeded")).toBe(true);
  for (const { amount_captured, balance_transaction: entry } of charges) {
    expect((entry as Stripe.BalanceTransaction).amount).toBe(amount_captured);
  }
  const paid = await stripe.events.list({ limit: 100, type: "payment_intent.succeeded" });
  const told = new Set(paid.data.map(({ data }) => (data.object as Stripe.PaymentIntent).id));
  expect(told.size).toBe(48);
}, 60_000);

test("what was not delivered before it was killed is delivered after", async () => {
  let isOpen = false;
  const heard: string[] = [];
  const shop = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (isOpen)
        heard.push((JSON.parse(Buffer.concat(chunks).toString()) as { type: string }).type);
      response.writeHead(isOpen ? 200 : 503).end();
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  const { child, url } = await launch();
  const stripe = sdkFor(url);
  await stripe.webhookEndpoints.create({
    url: `http://127.0.0.1:${(shop.address() as AddressInfo).port}/`,
    enabled_events: ["payment_intent.succeeded"],
  });
  await stripe.paymentIntents.create(payment);
  await kill(child);
  isOpen = true;
  await launch(Number(new URL(url).port));
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(["payment_intent.succeeded"]);
  shop.closeAllConnections();
  shop.close();
});
