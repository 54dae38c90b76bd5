import { ask } from "./ask";
import { copyIn, copyOut } from "./copy";
import { emptyTables } from "./empty-tables";
import { median, printTable, timed } from "./measure";
import type { Install } from "./own-install";

/** A large file says enough the first time. */
const roundsOf = (count: number) => (count > 50_000 ? 1 : 3);

// Everything that an import writes, what others point at first.
const tables = [
  ...["customers", "orders", "order_items", "order_events"],
  ...["ledger_transactions", "ledger_postings"],
];
const running = ["import_runs", "import_rows", "import_chunks", "outbox", "event_tellings"];

interface Round {
  upload: number;
  check: number;
  add: number;
  peakMb: number;
  copy: number;
}

/** Takes out what the import wrote, and puts the same rows back with COPY, indexes in place. */
async function copySameRows({ database }: Install): Promise<number> {
  const held = new Map<string, Buffer[]>();
  for (const table of tables) held.set(table, await copyOut(database, table));
  await database.query(emptyTables(tables));
  return timed(async () => {
    await database.query("begin");
    for (const [table, chunks] of held) await copyIn(database, table, chunks);
    await database.query("commit");
  });
}

/** A file of past payments, checked and imported, against COPY of the very rows that it became. */
export async function benchImport(install: Install, count: number): Promise<void> {
  const rounds: Round[] = [];
  const many = roundsOf(count);
  for (let round = 0; round < many; round++) {
    const runner = await install.start({ script: "scripts/bench/import-runner.ts" });
    const result = await ask<Omit<Round, "copy">>(runner.process, { count });
    rounds.push({ ...result, copy: await copySameRows(install) });
    await install.database.query(emptyTables([...tables, ...running]));
    await runner.stop();
  }
  const rate = (ms: number) => Math.round((count / ms) * 1000).toLocaleString("en");
  const of = (pick: (round: Round) => number) => median(rounds.map(pick));
  process.stdout.write(
    `\nImport of ${count.toLocaleString("en")} payments (median of ${many}; the check is the dry run)\n`,
  );
  printTable(
    ["", "rows a second", "against COPY"],
    [
      ["COPY of the same rows", rate(of((round) => round.copy)), "1.00"],
      ["import", rate(of((round) => round.add)), of(({ copy, add }) => copy / add).toFixed(2)],
      ["check", rate(of((round) => round.check)), of(({ copy, check }) => copy / check).toFixed(2)],
      ["upload", rate(of((round) => round.upload)), ""],
    ],
  );
  const peak = Math.round(Math.max(...rounds.map((round) => round.peakMb)));
  process.stdout.write(`The process that did it held ${peak} MB at most.\n`);
}
