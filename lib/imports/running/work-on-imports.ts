import {
  channels,
  inTransaction,
  isInfrastructureFault,
  notifySoon,
  query,
  readClock,
  type Transaction,
} from "@/lib/db";
import { isOnetillError, log } from "@/lib/kernel";
import { dueSites, type Round, workInTurns } from "@/lib/work";
import { compareSpan } from "../joining/compare-span";
import { sizeOfCells } from "../reading/bounded-records";
import { type CsvRow, readCsv } from "../reading/read-csv";
import { type FateCounts, headerRowOf } from "../schemas";
import { type ImportRun, readFile, runColumns } from "./run";
import { tellFinished } from "./tell-finished";
import { checkBatch, importBatch, isSameOrder } from "./work-through-batch";

const batchSize = 500;
// Characters; a batch of long records is a short one.
const batchText = 4 * 1024 * 1024;
const lease = "30 seconds";
const mostFailures = 5;

/** Somebody else has taken the file over, or a person has called it off. */
class NotOursAnyMore extends Error {}

const waits = "state in ('checking', 'importing')";
const due = "(lease_until is null or lease_until < now())";

/** The site's next file that nobody works on. Who takes it is the only one who may write about it. */
async function takeRun(siteId: string | null): Promise<ImportRun | undefined> {
  const [run] = await query<ImportRun & Record<string, unknown>>(
    `update import_runs set lease_until = now() + $1::interval, attempts = attempts + 1
     where site_id = $2 and id = (select id from import_runs where site_id = $2 and ${waits} and ${due}
       order by created_at, id limit 1 for update skip locked)
     returning ${runColumns}`,
    [lease, siteId],
  );
  return run;
}

const addCounts = (counts: FateCounts, more: FateCounts): FateCounts => {
  const sum = { ...counts };
  for (const [fate, count] of Object.entries(more) as [keyof FateCounts, number][]) {
    sum[fate] = (sum[fate] ?? 0) + count;
    if (sum[fate] === 0) delete sum[fate];
  }
  return sum;
};

/** Runs one step of ours in a transaction that holds the run; throws `NotOursAnyMore` otherwise. */
function step<T>(run: ImportRun, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `update import_runs set lease_until = now() + $4::interval, failures = 0
       where site_id = $5 and id = $1 and attempts = $2 and state = $3::import_state`,
      [run.id, run.attempts, run.state, lease, run.siteId],
    );
    if (rowCount === 0) throw new NotOursAnyMore();
    return work(tx);
  });
}

/** Records below the headers, up to and with this row. */
const recordsTo = (run: ImportRun, row: number) => row - headerRowOf(run.head);

// So many rows of one order are worked through together at most, whatever a file holds.
const mostTogether = 2 * batchSize;

async function workThroughRows(run: ImportRun, rows: readonly CsvRow[], at: Date): Promise<void> {
  const last = recordsTo(run, rows.at(-1)?.row ?? headerRowOf(run.head));
  const counts = await step(run, async (tx) => {
    const more =
      run.state === "checking"
        ? await checkBatch(tx, run, rows)
        : await importBatch(tx, run, rows, at);
    const sum = addCounts(run.counts, more);
    await tx.query(
      "update import_runs set done_count = $3, counts = $4 where site_id = $1 and id = $2",
      [run.siteId, run.id, last, JSON.stringify(sum)],
    );
    return { sum, added: more.added ?? 0 };
  });
  run.counts = counts.sum;
  run.doneCount = last;
  notifySoon(channels.imports, run.siteId);
  if (counts.added > 0) notifySoon(channels.orders, run.siteId);
}

async function finish(run: ImportRun, at: Date): Promise<void> {
  await step(run, async (tx) => {
    if (run.state === "checking") {
      const comparison = await compareSpan(tx, run, at);
      await tx.query(
        `update import_runs set state = 'checked', comparison = $2, row_count = done_count,
           done_count = 0, lease_until = null where site_id = $3 and id = $1`,
        [run.id, JSON.stringify(comparison), run.siteId],
      );
      return;
    }
    await tx.query(
      `update import_runs set state = 'done', finished_at = $2, done_count = row_count,
         lease_until = null where site_id = $3 and id = $1`,
      [run.id, at, run.siteId],
    );
    await tellFinished(tx, run, at);
  });
  notifySoon(channels.imports, run.siteId);
}

/** Goes through the file from where it was left off. False when it stopped on the way. */
async function workThroughFile(run: ImportRun, at: Date, stopped: () => boolean) {
  let batch: CsvRow[] = [];
  let text = 0;
  for await (const row of readCsv(readFile(run), run.head)) {
    if (row.row <= headerRowOf(run.head)) continue;
    if (recordsTo(run, row.row) <= run.doneCount) {
      if (stopped()) return false;
      continue;
    }
    const isFull = batch.length >= batchSize || text >= batchText;
    // The rows of one order stay together, unless there is no end of them.
    const staysOpen =
      batch.length < mostTogether && text < batchText && isSameOrder(run, batch.at(-1), row);
    if (isFull && !staysOpen) {
      await workThroughRows(run, batch, at);
      batch = [];
      text = 0;
      if (stopped()) return false;
    }
    batch.push(row);
    text += sizeOfCells(row.cells);
  }
  if (batch.length > 0) await workThroughRows(run, batch, at);
  return true;
}

async function release(run: ImportRun): Promise<void> {
  await query(
    `update import_runs set lease_until = null
     where site_id = $1 and id = $2 and attempts = $3 returning 1`,
    [run.siteId, run.id, run.attempts],
  );
}

/** Notes a failure: what the file is to blame for ends it, anything else is tried again, later. */
async function noteFailure(run: ImportRun, error: unknown): Promise<void> {
  const refusal = isOnetillError(error) ? error.message : null;
  if (refusal === null) log.error("an import broke off", { import: run.id, error });
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ failures: number; counts: FateCounts }>(
      `select failures, counts from import_runs
       where site_id = $1 and id = $2 and attempts = $3 and state in ('checking', 'importing')
       for update`,
      [run.siteId, run.id, run.attempts],
    );
    const [row] = rows;
    if (!row) return;
    const failures = row.failures + 1;
    const ends = refusal !== null || failures >= mostFailures;
    const reason = refusal ?? "Onetill failed to work through this file.";
    await tx.query(
      `update import_runs set failures = $3, error = $4,
         lease_until = now() + $5 * interval '1 second'${ends ? ", state = 'failed', finished_at = now()" : ""}
       where site_id = $1 and id = $2`,
      [run.siteId, run.id, failures, reason, Math.min(2 ** row.failures, 60)],
    );
    if (!ends) return;
    const at = (await readClock(tx)).now();
    await tellFinished(tx, { ...run, counts: row.counts }, at, { failed: reason });
  });
  notifySoon(channels.imports, run.siteId);
}

async function workOn(run: ImportRun, stopped: () => boolean): Promise<void> {
  try {
    const at = (await readClock()).now();
    if (await workThroughFile(run, at, stopped)) await finish(run, at);
    else await release(run);
  } catch (error) {
    if (error instanceof NotOursAnyMore) return;
    if (isInfrastructureFault(error)) {
      // Where that is not possible either, the lease ends by itself.
      await release(run).catch(() => {});
      throw error;
    }
    await noteFailure(run, error);
  }
}

const waiting = dueSites("import_runs", waits, due);

/**
 * Checks and imports every file that waits for it, in batches of which each is done whole or not at
 * all; sites take turns, one file each. Other workers may do the same beside it; a file that a killed
 * one had is taken over when its lease ends. The signal is looked at after each batch, and on the way
 * to where a file was left off. Returns how many files were taken up.
 */
export const workOnImports = (round: Round = {}): Promise<number> =>
  workInTurns(
    {
      ...waiting,
      workNext: async (siteId) => {
        const run = await takeRun(siteId);
        if (run) await workOn(run, () => round.signal?.aborted === true);
        return run !== undefined;
      },
      lanes: 2,
      lanesPerSite: 1,
    },
    round,
  );
