import { setTimeout as sleep } from "node:timers/promises";
import type { Running } from "../stack/supervise";
import { ask } from "./ask";
import { emptyTables } from "./empty-tables";
import { median, printTable } from "./measure";
import type { Install } from "./own-install";

const ROUNDS = 2;

/** Orders a second of the landed version with one worker, on an idle machine with 2 cores. */
const landedRate = 74;

/** Measured with this very bench, 1,000 deliveries, on a busy machine with 2 cores. */
const landedVersion =
  "Landed version (before sites took turns; 2 cores, busy with other work; 1,000 deliveries): 15 orders a second with one worker, 21 with two (1.40); told 8 and 9 (1.06); one delivery behind another site's 1,000 was an order after 67 s and 54 s.";

const signal = (workers: readonly Running[], name: "SIGSTOP" | "SIGCONT") => {
  for (const worker of workers) worker.process.kill(name);
};

const leftOver = `select (select count(*)::int from inbound_events where state = 'pending') as waiting,
  (select count(*)::int from outbox) + (select count(*)::int from event_tellings) as untold`;

interface Drained {
  /** Milliseconds until every delivery was an order, and until everybody was told of all of them. */
  ordered: number;
  told: number;
}

async function drain(install: Install, start: number): Promise<Drained> {
  let ordered: number | undefined;
  for (;;) {
    const { rows } = await install.database.query(leftOver);
    const passed = performance.now() - start;
    if (rows[0].waiting === 0) ordered ??= passed;
    if (ordered !== undefined && rows[0].untold === 0) return { ordered, told: passed };
    await sleep(25);
  }
}

async function untilExists(install: Install, transactionId: string): Promise<number> {
  const start = performance.now();
  for (;;) {
    const { rows } = await install.database.query(
      "select 1 from orders where transaction_id = $1 limit 1",
      [transactionId],
    );
    if (rows.length > 0) return performance.now() - start;
    await sleep(10);
  }
}

/** A worker that is held still in the middle of a transaction would hold up the other one. */
async function untilIdle({ database }: Install): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    const { rows } = await database.query(
      `select count(*)::int as busy from pg_stat_activity
       where application_name = 'onetill' and state <> 'idle'`,
    );
    quiet = rows[0].busy === 0 ? quiet + 1 : 0;
    await sleep(20);
  }
}

/** Begins anew, whether or not everything was worked off. */
async function clear(install: Install, workers: readonly Running[]): Promise<void> {
  signal(workers, "SIGCONT");
  await install.database.query(
    emptyTables([
      ...["inbound_events", "inbound_repeats", "outbox", "event_tellings", "orders", "order_items"],
      ...["order_events", "ledger_transactions", "ledger_postings", "customers", "subscriptions"],
      "notices",
    ]),
  );
  await untilIdle(install);
}

/**
 * How fast a backlog becomes orders, and everybody is told of them, with one worker and with two by
 * turns; then how long one delivery of another site waits behind it. The workers are held still while
 * the backlog is made, so that it is all there when they begin.
 */
export async function benchDrain(install: Install, count: number): Promise<void> {
  const filler = await install.start({ script: "scripts/bench/drain-runner.ts" });
  const workers = [
    await install.start({ script: "scripts/worker.ts" }),
    await install.start({ script: "scripts/worker.ts" }),
  ];
  const fill = async (counts: [number, number]) => {
    await untilIdle(install);
    signal(workers, "SIGSTOP");
    const { last } = await ask<{ last: string }>(filler.process, { counts });
    await install.database.query("analyze");
    return last;
  };
  const half = Math.ceil(count / 2);
  const results = { 1: [] as Drained[], 2: [] as Drained[] };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const many of round % 2 === 0 ? ([1, 2] as const) : ([2, 1] as const)) {
      // The first round only warms up.
      const each = round === 0 ? Math.min(half, 250) : half;
      await fill([each, each]);
      const start = performance.now();
      signal(workers.slice(0, many), "SIGCONT");
      const drained = await drain(install, start);
      if (round > 0) results[many].push(drained);
      await clear(install, workers);
    }
  }
  const delays = { 1: [] as number[], 2: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const many of [1, 2] as const) {
      await fill([count, 0]);
      signal(workers.slice(0, many), "SIGCONT");
      await sleep(500);
      const { last } = await ask<{ last: string }>(filler.process, { counts: [0, 1] });
      delays[many].push(await untilExists(install, last));
      await clear(install, workers);
    }
  }

  const rate = (ms: number) => Math.round((count / ms) * 1000).toLocaleString("en");
  const of = (many: 1 | 2, what: keyof Drained) => median(results[many].map((one) => one[what]));
  const row = (label: string, what: keyof Drained, aim: string) => [
    label,
    rate(of(1, what)),
    rate(of(2, what)),
    (of(1, what) / of(2, what)).toFixed(2),
    aim,
  ];
  process.stdout.write(
    `\nA backlog of ${count.toLocaleString("en")} deliveries of two sites, a second (median of ${ROUNDS})\n`,
  );
  printTable(
    ["", "one worker", "two workers", "two : one", "aim"],
    [row("deliveries become orders", "ordered", "≥ 1.3"), row("and are told of", "told", "≥ 1.3")],
  );
  const slowest = (many: 1 | 2) => `${(Math.max(...delays[many]) / 1000).toFixed(2)} s`;
  process.stdout.write(
    `One delivery behind ${count.toLocaleString("en")} of another site: an order after ${slowest(1)} with one worker, ${slowest(2)} with two (the slowest of ${ROUNDS}; aim < 2 s).\n`,
  );
  const times = (count / of(1, "ordered")) * (1000 / landedRate);
  process.stdout.write(
    `One worker: ${times.toFixed(1)} times the landed version's ${landedRate} orders a second on an idle machine (aim ≥ 3).\n${landedVersion}\n`,
  );
}
