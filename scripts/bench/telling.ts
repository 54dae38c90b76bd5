import { ask } from "./ask";
import { median, printTable } from "./measure";
import type { Install } from "./own-install";

const ROUNDS = 3;

const leftOver = `select (select count(*)::int from outbox)
  + (select count(*)::int from event_tellings) as left`;

/** Of how many tips a second everybody is told, each with its events, by one worker and by two. */
export async function benchTelling(install: Install, orders: number): Promise<void> {
  const { database } = install;
  const filler = await install.start({ script: "scripts/bench/drain-runner.ts" });
  const workers = [
    await install.start({ script: "scripts/bench/telling-runner.ts" }),
    await install.start({ script: "scripts/bench/telling-runner.ts" }),
  ];
  const rates: Record<1 | 2, number[]> = { 1: [], 2: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const many of round % 2 === 0 ? ([1, 2] as const) : ([2, 1] as const)) {
      // The first round only warms up.
      const half = Math.ceil((round === 0 ? Math.min(orders, 200) : orders) / 2);
      await ask(filler.process, { counts: [half, half], order: true });
      await database.query("analyze");
      const start = performance.now();
      await Promise.all(workers.slice(0, many).map((worker) => ask(worker.process, {})));
      const passed = performance.now() - start;
      const { rows } = await database.query<{ left: number }>(leftOver);
      if (rows[0]?.left !== 0) throw new Error(`${rows[0]?.left} events were left over`);
      if (round > 0) rates[many].push(((2 * half) / passed) * 1000);
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
