import { channels, inTransaction, notifySoon, query } from "@/lib/db";
import { type Context, conflict, formatMoney, invalid, isTimeZone } from "@/lib/kernel";
import { findPlatform, type PastPayments } from "@/lib/platforms";
import {
  guessMapping,
  type RememberedMapping,
  recallMapping,
  rememberedFrom,
} from "./reading/guess-mapping";
import { readPastPayment } from "./reading/read-past-payment";
import { findRun, type ImportRun } from "./running/run";
import { fieldLabels, headerRowOf, type Mapping } from "./schemas";

const pastOf = (run: ImportRun): PastPayments => {
  const { pastPayments } = findPlatform(run.platform);
  if (!pastPayments) throw invalid("This platform has no file of past payments.", "platform");
  return pastPayments;
};

/** Refuses a mapping with which no row could be read, naming the field. */
function checkMapping(mapping: Mapping, headers: readonly string[]): void {
  const { columns, currency, zone } = mapping;
  for (const field of ["placedAt", "amount"] as const) {
    // A count and a price of one make an amount, too.
    if (columns[field] === undefined && !(field === "amount" && columns.unitAmount !== undefined)) {
      throw invalid(`Say which column is the ${fieldLabels[field].toLowerCase()}.`, field);
    }
  }
  if (columns.currency === undefined && currency === null) {
    throw invalid("Say which column is the currency, or which one all amounts are in.", "currency");
  }
  const places = Object.values(columns);
  if (new Set(places).size < places.length) {
    throw invalid("Each column can be one field only.", "columns");
  }
  if (places.some((at) => at >= headers.length))
    throw invalid("There is no such column.", "columns");
  if (!isTimeZone(zone)) throw invalid("There is no such time zone.", "zone");
}

/** What to offer for a file that needs explaining: what was said of the last one, or a guess. */
export async function suggestMapping(
  run: ImportRun,
  site: { currency: string },
): Promise<{ mapping: Mapping; remembered: boolean }> {
  if (run.mapping) return { mapping: run.mapping, remembered: false };
  const [row] = await query<{ mapping: RememberedMapping }>(
    "select mapping from import_mappings where site_id = $1 and platform = $2",
    [run.siteId, run.platform],
  );
  const recalled = row ? recallMapping(row.mapping, run.head) : null;
  if (recalled) return { mapping: recalled, remembered: true };
  return { mapping: guessMapping(pastOf(run), run.head, site), remembered: false };
}

/** One of the first rows as a mapping reads it. */
export interface PreviewRow {
  row: number;
  /** ISO 8601; null with `reason` where the row is no payment or cannot be read. */
  placedAt: string | null;
  amount: string | null;
  who: string | null;
  reason: string | null;
}

/** The first rows of a file as this mapping reads them. Throws as `chooseMapping` does. */
export async function previewMapping(
  ctx: Context,
  { id, mapping }: { id: string; mapping: Mapping },
): Promise<PreviewRow[]> {
  const run = await findRun(ctx, id);
  checkMapping(mapping, run.head.headers);
  const reader = { past: pastOf(run), mapping, headers: run.head.headers };
  const first = headerRowOf(run.head) + 1;
  return run.head.samples.map((cells, index) => {
    const read = readPastPayment(reader, cells);
    const nothing = { placedAt: null, amount: null, who: null };
    if (read.is !== "payment") return { row: index + first, ...nothing, reason: read.reason };
    const { placedAt, money, name, email } = read.payment;
    return {
      row: index + first,
      placedAt: placedAt.toISOString(),
      amount: formatMoney(money),
      who: name ?? email,
      reason: null,
    };
  });
}

/**
 * Says which column of a file is which, remembers it for the platform's next file, and has the file
 * checked. Throws `invalid_request` naming the field, `conflict` once the file is being imported.
 */
export async function chooseMapping(
  ctx: Context,
  { id, mapping }: { id: string; mapping: Mapping },
): Promise<void> {
  const run = await findRun(ctx, id);
  checkMapping(mapping, run.head.headers);
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `update import_runs set state = 'checking', mapping = $2, done_count = 0, counts = '{}',
         comparison = '{}', failures = 0, attempts = attempts + 1, lease_until = null
       where site_id = $3 and id = $1 and state in ('uploaded', 'checking', 'checked')`,
      [run.id, JSON.stringify(mapping), run.siteId],
    );
    if (rowCount === 0) throw conflict("This file has gone further meanwhile. Look at it again.");
    await tx.query("delete from import_rows where site_id = $1 and import_id = $2", [
      run.siteId,
      run.id,
    ]);
    await tx.query(
      `insert into import_mappings (site_id, platform, mapping) values ($1, $2, $3)
       on conflict (site_id, platform) do update set mapping = excluded.mapping`,
      [run.siteId, run.platform, JSON.stringify(rememberedFrom(mapping, run.head.headers))],
    );
  });
  notifySoon(channels.imports, run.siteId);
}
