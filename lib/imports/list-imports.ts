import { query } from "@/lib/db";
import { type Context, requireRight, toPublicId } from "@/lib/kernel";
import { extraOrders, spanValues } from "./joining/compare-span";
import { findRun, type ImportRun, runColumns } from "./running/run";
import { type Fate, fates } from "./schemas";

/** An import as pages show it; `id` is the shown one. */
export type ImportLine = Pick<
  ImportRun,
  | "platform"
  | "fileName"
  | "fileSize"
  | "state"
  | "rowCount"
  | "doneCount"
  | "counts"
  | "comparison"
  | "error"
  | "createdByLabel"
  | "createdAt"
  | "finishedAt"
> & { id: string };

const lineOf = (run: ImportRun): ImportLine => ({
  id: toPublicId("import", run.id),
  platform: run.platform,
  fileName: run.fileName,
  fileSize: run.fileSize,
  state: run.state,
  rowCount: run.rowCount,
  doneCount: run.doneCount,
  counts: run.counts,
  comparison: run.comparison,
  error: run.error,
  createdByLabel: run.createdByLabel,
  createdAt: run.createdAt,
  finishedAt: run.finishedAt,
});

const mostListed = 100;

/** The files that were brought to a site, newest first. */
export async function listImports(ctx: Context, siteId: string): Promise<ImportLine[]> {
  requireRight(ctx, siteId, "imports:run");
  const runs = await query<ImportRun & Record<string, unknown>>(
    `select ${runColumns} from import_runs where site_id = $1
     order by created_at desc, id desc limit ${mostListed}`,
    [siteId],
  );
  return runs.map(lineOf);
}

/** A row of a file and what became of it. */
export interface FateRow {
  row: number;
  fate: Fate;
  detail: string | null;
  payer: string | null;
  amount: bigint | null;
  currency: string | null;
  placedAt: Date | null;
  /** Shown id. */
  orderId: string | null;
}

/** An order that the file does not have. */
export interface ExtraOrder {
  orderId: string;
  reference: string;
  payer: string | null;
  amount: bigint;
  currency: string;
  placedAt: Date;
}

export interface ImportDetail extends ImportLine {
  siteId: string;
  headers: string[];
  samples: string[][];
  /** The first rows of each fate. */
  rows: Partial<Record<Fate, FateRow[]>>;
  extra: ExtraOrder[];
  /** Whether the file itself is still kept. */
  hasFile: boolean;
}

const shown = 5;
const orderId = (uuid: string | null) => (uuid === null ? null : toPublicId("order", uuid));

async function firstRows(run: ImportRun): Promise<ImportDetail["rows"]> {
  const rows = await query<Omit<FateRow, "orderId"> & { order: string | null }>(
    `select f.fate, r."row", r.detail, r.payer, r.amount, r.currency, r."placedAt", r."order"
     from unnest($2::text[]) as f(fate)
     cross join lateral (
       select line as "row", detail, payer, amount, currency, placed_at as "placedAt",
         order_id as "order"
       from import_rows
       where site_id = $3 and import_id = $1 and fate = f.fate order by line limit ${shown}
     ) r`,
    [run.id, fates, run.siteId],
  );
  const byFate: ImportDetail["rows"] = {};
  for (const { order, ...row } of rows) {
    const list = byFate[row.fate] ?? [];
    byFate[row.fate] = [...list, { ...row, orderId: orderId(order) }];
  }
  return byFate;
}

async function firstExtra(run: ImportRun): Promise<ExtraOrder[]> {
  if (!run.comparison.extra) return [];
  const rows = await query<Omit<ExtraOrder, "orderId"> & { id: string }>(
    `select o.id, o.reference, coalesce(o.customer_name, o.customer_email) as payer, o.amount,
       o.currency, o.placed_at as "placedAt"
     from orders o where ${extraOrders} order by o.placed_at desc, o.id desc limit ${shown}`,
    spanValues(run, run.comparison),
  );
  return rows.map(({ id, ...order }) => ({ ...order, orderId: toPublicId("order", id) }));
}

/** One import with the first rows of each fate. Throws `not_found` outside the actor's sites. */
export async function getImport(
  ctx: Context,
  publicId: string,
): Promise<{ run: ImportRun; detail: ImportDetail }> {
  const run = await findRun(ctx, publicId);
  const [rows, extra, files] = await Promise.all([
    firstRows(run),
    firstExtra(run),
    query("select 1 from import_chunks where site_id = $1 and import_id = $2 and position = 0", [
      run.siteId,
      run.id,
    ]),
  ]);
  const { headers, samples } = run.head;
  const detail = { ...lineOf(run), siteId: run.siteId, headers, samples, rows, extra };
  return { run, detail: { ...detail, hasFile: files.length > 0 } };
}
