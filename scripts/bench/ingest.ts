import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "./ask";
import { median, printTable, quantile, timed } from "./measure";
import type { Install } from "./own-install";

const CONNECTIONS = 16;
const ROUNDS = 7;

const rateOf = (result: Result | undefined) => result?.perSecond ?? Number.NaN;

type Result = { perSecond: number; times: number[] };

async function untilWorkedThrough(install: Install): Promise<void> {
  for (;;) {
    const { rows } = await install.database.query(
      "select exists (select from inbound_events where state = 'pending') as waiting",
    );
    if (!rows[0]?.waiting) return;
    await sleep(50);
  }
}

/**
 * Webhooks of ours, by turns with a bare server on the same database: in front of Next and through it,
 * first with nobody working on what comes in, then with the worker beside it, as it runs in earnest.
 */
export async function benchIngest(install: Install, count: number): Promise<void> {
  await install.start("web");
  const behindNext = await install.startBehindNext();
  const bare = await install.start({ script: "scripts/bench/bare-server.ts" });
  const load = await install.start({ script: "scripts/bench/load-runner.ts" });
  const { url: bareUrl } = await ask<{ url: string }>(bare.process, {});
  process.stdout.write(`\nWebhooks a second at ${CONNECTIONS} connections (median of ${ROUNDS})\n`);
  const ways = {
    front: install.webhookUrl,
    next: `${behindNext}${new URL(install.webhookUrl).pathname}`,
  };

  const post = (url: string) =>
    ask<Result>(load.process, { url, secret: install.secret, connections: CONNECTIONS, count });

  for (const withWorker of [false, true]) {
    if (withWorker) {
      const { rows: waiting } = await install.database.query(
        "select count(*)::int as n from inbound_events where state = 'pending'",
      );
      await install.start("worker");
      const ms = await timed(() => untilWorkedThrough(install));
      const perSecond = Math.round((waiting[0].n / ms) * 1000);
      process.stdout.write(
        `The worker turns ${perSecond.toLocaleString("en")} deliveries a second into orders.\n`,
      );
    }
    const results = { bare: [] as Result[], front: [] as Result[], next: [] as Result[] };
    for (let round = 0; round <= ROUNDS; round++) {
      const bareResult = await post(bareUrl);
      const front = await post(ways.front);
      if (withWorker) await untilWorkedThrough(install);
      const next = await post(ways.next);
      if (withWorker) await untilWorkedThrough(install);
      if (round === 0) continue;
      results.bare.push(bareResult);
      results.front.push(front);
      results.next.push(next);
    }
    const rows: string[][] = [];
    for (const [way, title, aim] of [
      ["front", "in front of Next", withWorker ? "as it is" : "≥ 0.65"],
      ["next", "through Next", "as it is"],
    ] as const) {
      const [bareRate, ourRate] = [results.bare, results[way]].map((all) =>
        median(all.map((result) => result.perSecond)),
      ) as [number, number];
      const times = results[way].flatMap((result) => result.times);
      rows.push([
        `${title}, ${withWorker ? "web and worker" : "web alone"}`,
        ...[bareRate, ourRate].map((rate) => Math.round(rate).toLocaleString("en")),
        median(results[way].map((ours, at) => ours.perSecond / rateOf(results.bare[at]))).toFixed(
          2,
        ),
        ...[0.5, 0.99].map((q) => quantile(times, q).toFixed(1)),
        aim,
      ]);
    }
    printTable(["", "bare node:http", "Onetill", "ratio", "p50 ms", "p99 ms", "aim"], rows);
  }
}
