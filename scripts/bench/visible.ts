import { setTimeout } from "node:timers/promises";
import { Client } from "undici";
import { kofiDelivery } from "./kofi-delivery";
import { printTable, quantile } from "./measure";
import type { Install } from "./own-install";

/** From posting a delivery until its order is in the API's list, one after the other. */
export async function benchVisible(install: Install, count: number): Promise<void> {
  await install.start("web");
  await install.start("worker");
  const client = new Client(install.url, { pipelining: 1 });
  const path = new URL(install.webhookUrl).pathname;
  const times: number[] = [];
  const received: number[] = [];
  const headers = { authorization: `Bearer ${install.key}` };

  const isListed = async (transactionId: string) => {
    const answer = await client.request({ method: "GET", path: "/api/v1/orders?limit=3", headers });
    const { data } = (await answer.body.json()) as { data: { transaction_id: string }[] };
    return data.some((order) => order.transaction_id === transactionId);
  };

  for (let index = 0; index < count + 10; index++) {
    const { body, transactionId } = kofiDelivery(install.secret);
    const start = performance.now();
    const answer = await client.request({
      method: "POST",
      path,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    });
    await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`the webhook answered ${answer.statusCode}`);
    const answered = performance.now() - start;
    // A key may ask 3,000 times a minute.
    while (!(await isListed(transactionId))) await setTimeout(5);
    if (index < 10) continue;
    received.push(answered);
    times.push(performance.now() - start);
  }
  await client.close();
  const cells = (values: number[]) => [0.5, 0.99, 1].map((q) => quantile(values, q).toFixed(1));
  process.stdout.write(`\nFrom a delivery's first byte, milliseconds (${count} deliveries)\n`);
  printTable(
    ["", "p50", "p99", "slowest", "aim"],
    [
      ["answered", ...cells(received), ""],
      ["order in the API's list", ...cells(times), "100 / 1,000"],
    ],
  );
}
