import { query } from "@/lib/db";
import { type Context, toDecimal } from "@/lib/kernel";
import { type CsvCell, csvStart, writeCsvRow } from "@/lib/lists";
import { extraOrders, spanValues } from "../joining/compare-span";
import { type CsvRow, readCsv } from "../reading/read-csv";
import { type Fate, fateLabels } from "../schemas";
import { findRun, type ImportRun, readFile } from "./run";

interface Written {
  line: number;
  fate: Fate;
  detail: string | null;
  reference: string | null;
  payment_key: string | null;
}

const batchSize = 1000;

async function* fateRows(run: ImportRun): AsyncGenerator<Written> {
  for (let after = 0; ; ) {
    const rows = await query<Written & Record<string, unknown>>(
      `select r.line, r.fate, r.detail, o.reference, r.payment_key from import_rows r
       left join orders o on o.site_id = $3 and o.id = r.order_id
       where r.site_id = $3 and r.import_id = $1 and r.line > $2 order by r.line limit ${batchSize}`,
      [run.id, after, run.siteId],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = last.line;
  }
}

const cellsOf = ({ line, fate, detail, reference, payment_key }: Written): CsvCell[] => [
  { decimal: String(line) },
  fateLabels[fate],
  detail ?? "",
  reference ?? "",
  payment_key ?? "",
];

const head = ["Row", "What became of it", "Why", "Order", "Payment key"];

/** The file's own rows beside what became of them, as long as the file is kept. */
async function* withFile(run: ImportRun): AsyncGenerator<string> {
  const { headers } = run.head;
  yield csvStart + writeCsvRow([...head, ...headers]);
  const file = readCsv(readFile(run), run.head);
  let current: CsvRow | undefined = (await file.next()).value ?? undefined;
  try {
    for await (const fate of fateRows(run)) {
      while (current && current.row < fate.line) current = (await file.next()).value ?? undefined;
      const cells = current?.row === fate.line ? current.cells : [];
      yield writeCsvRow([...cellsOf(fate), ...headers.map((_, at) => cells[at] ?? "")]);
    }
  } finally {
    await file.return(undefined);
  }
}

async function* withoutFile(run: ImportRun): AsyncGenerator<string> {
  yield csvStart + writeCsvRow(head);
  for await (const fate of fateRows(run)) yield writeCsvRow(cellsOf(fate));
}

/** Orders of the file's time that the file does not have, below its rows. */
async function* extraRows(run: ImportRun): AsyncGenerator<string> {
  if (!run.comparison.extra) return;
  const values = spanValues(run, run.comparison);
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await query<{
      id: string;
      reference: string;
      external_id: string;
      amount: bigint;
      currency: string;
    }>(
      `select o.id, o.reference, o.external_id, o.amount, o.currency from orders o
       where ${extraOrders} and o.id > $7 order by o.id limit ${batchSize}`,
      [...values, after],
    );
    for (const { reference, external_id, amount, currency } of rows) {
      const why = `${toDecimal({ amount, currency })} ${currency} here, not in the file`;
      yield writeCsvRow(["", "Only in Onetill", why, reference, external_id]);
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = last.id;
  }
}

/** Joins small texts to pieces worth sending. */
async function* inPieces(texts: AsyncGenerator<string>): AsyncGenerator<string> {
  let piece = "";
  for await (const text of texts) {
    piece += text;
    if (piece.length < 32_768) continue;
    yield piece;
    piece = "";
  }
  if (piece) yield piece;
}

/**
 * A CSV of what became of each row, in pieces as they are asked for; no spreadsheet takes any of it for
 * a formula. Throws `not_found` outside the actor's sites.
 */
export async function writeFates(
  ctx: Context,
  publicId: string,
): Promise<{ siteId: string; fileName: string; pieces: AsyncGenerator<string> }> {
  const run = await findRun(ctx, publicId);
  const [file] = await query(
    "select 1 from import_chunks where site_id = $1 and import_id = $2 limit 1",
    [run.siteId, run.id],
  );
  async function* write() {
    yield* file ? withFile(run) : withoutFile(run);
    yield* extraRows(run);
  }
  const name = run.fileName.replace(/\.[^.]*$/, "").replace(/[^\w.-]+/g, "-");
  return {
    siteId: run.siteId,
    fileName: `${name || "import"}-checked.csv`,
    pieces: inPieces(write()),
  };
}
