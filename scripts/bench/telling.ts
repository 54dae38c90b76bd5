import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "./ask";
import { median, printTable } from "./measure";
import type { Install } from "./own-install";

const ROUNDS = 3;

const leftOver = `select (select count(*)::int from outbox)
  + (select count(*)::int from event_tellings) as left`;

/** Of how many tips a second everybody is told, each with its events, with one worker and with two. */
export async function benchTelling(install: Install, orders: number): Promise<void> {
  const { database } = install;
  const filler = await install.start({ script: "scripts/bench/drain-runner.ts" });
  const workers = [
    await install.start({ script: "scripts/worker.ts" }),
    await install.start({ script: "scripts/worker.ts" }),
  ];
  const signal = (name: "SIGSTOP" | "SIGCONT", many = workers.length) => {
    for (const worker of workers.slice(0, many)) worker.process.kill(name);
  };
  const left = async () => (await database.query(leftOver)).rows[0].left as number;
  const rates: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const many of round % 2 === 0 ? ([1, 2] as const) : ([2, 1] as const)) {
      // Nobody is held still with a lock in their hands.
      while ((await left()) > 0) await sleep(50);
      await sleep(500);
      signal("SIGSTOP");
      const half = Math.ceil((round === 0 ? Math.min(orders, 200) : orders) / 2);
      await ask(filler.process, { counts: [half, half], order: true });
      await database.query("analyze");
      const start = performance.now();
      signal("SIGCONT", many);
      while ((await left()) > 0) await sleep(20);
      // The first round only warms up.
      if (round > 0) rates[many].push(((2 * half) / (performance.now() - start)) * 1000);
      signal("SIGCONT");
    }
  }
  const [one, two] = [median(rates[1]), median(rates[2])];
  const shown = (rate: number) => Math.round(rate).toLocaleString("en");
  process.stdout.write(
    `\nTips of a backlog of ${orders.toLocaleString("en")} on two sites whose events are told, a second (median of ${ROUNDS})\n`,
  );
  printTable(
    ["", "one worker", "two workers", "two : one", "aim"],
    [["told", shown(one), shown(two), (two / one).toFixed(2), "≥ 1.3"]],
  );
}
