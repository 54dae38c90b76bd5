import { findOrCreateCustomers, rankOfPastPayment } from "@/lib/customers";
import { lockNames, type Queryable, type Transaction } from "@/lib/db";
import { type NewOrder, placeOrders } from "@/lib/orders";
import { findPlatform, paymentLock } from "@/lib/platforms";
import { type Candidate, comparePayments, type Verdict } from "../joining/compare-payments";
import { type JoinedRow, joinRows } from "../joining/join-rows";
import type { CsvRow } from "../reading/read-csv";
import { type PastPayment, type ReadRow, readPastPayment } from "../reading/read-past-payment";
import type { Fate, FateCounts, Mapping } from "../schemas";
import type { ImportRun } from "./run";

interface Judged {
  row: number;
  fate: Fate;
  detail: string | null;
  orderId: string | null;
  payment: PastPayment | null;
}

const pastOf = (run: ImportRun) => {
  const { pastPayments } = findPlatform(run.platform);
  if (!pastPayments) throw new Error("this platform has no file of past payments");
  return pastPayments;
};

const comparedFile = (run: ImportRun) => ({
  siteId: run.siteId,
  platform: run.platform,
  importId: run.id,
  sameIds: pastOf(run).sameIds,
});

/** Whether two rows that follow each other are items of one order. */
export function isSameOrder(run: ImportRun, one: CsvRow | undefined, next: CsvRow): boolean {
  const column = run.mapping?.columns.paymentId;
  if (!one || column === undefined || !pastOf(run).rowsAreLines) return false;
  const [a, b] = [one, next].map(({ cells }) => cells[column]?.trim().toLowerCase() ?? "");
  return a !== "" && a === b;
}

/** What the rows say, those of one order put together. */
const readOrders = (run: ImportRun, rows: readonly CsvRow[]): JoinedRow[] =>
  joinRows(readRows(run, rows), { rowsAreLines: pastOf(run).rowsAreLines });

function readRows(run: ImportRun, rows: readonly CsvRow[]): { row: number; read: ReadRow }[] {
  const reader = {
    past: pastOf(run),
    mapping: run.mapping as Mapping,
    headers: run.head.headers,
  };
  return rows.map(({ row, cells }) => ({ row, read: readPastPayment(reader, cells) }));
}

/** The rows further up that have these payments already. */
async function findEarlier(db: Queryable, run: ImportRun, candidates: readonly Candidate[]) {
  const { rows } = await db.query<{ payment_key: string; line: number }>(
    `select payment_key, min(line) as line from import_rows
     where site_id = $3 and import_id = $1 and payment_key = any($2::text[])
     group by payment_key`,
    [run.id, candidates.map(({ payment }) => payment.externalId), run.siteId],
  );
  return new Map(rows.map((row) => [row.payment_key, row.line]));
}

async function insertRows(tx: Transaction, run: ImportRun, judged: readonly Judged[]) {
  const rows = judged.map(({ row, fate, detail, orderId, payment }) => ({
    ...{ line: row, fate, detail, order_id: orderId },
    payment_key: payment?.externalId ?? null,
    payer: payment?.name ?? payment?.email ?? null,
    amount: payment ? String(payment.money.amount) : null,
    currency: payment?.money.currency ?? null,
    placed_at: payment?.placedAt ?? null,
  }));
  await tx.query(
    `insert into import_rows (site_id, import_id, line, fate, detail, payment_key, order_id, payer,
       amount, currency, placed_at)
     select $1, $2, r.line, r.fate, r.detail, r.payment_key, r.order_id, r.payer, r.amount,
       r.currency, r.placed_at
     from json_to_recordset($3::json) as r(line int, fate text, detail text, payment_key text,
       order_id uuid, payer text, amount bigint, currency text, placed_at timestamptz)`,
    [run.siteId, run.id, JSON.stringify(rows)],
  );
}

/** Says of each row what an import would do with it. Nothing but the rows' fates is written. */
export async function checkBatch(
  tx: Transaction,
  run: ImportRun,
  rows: readonly CsvRow[],
): Promise<FateCounts> {
  const read = readOrders(run, rows);
  const candidates = read.flatMap(({ row, read: one }) =>
    one.is === "payment" ? [{ row, payment: one.payment }] : [],
  );
  const earlier = await findEarlier(tx, run, candidates);
  const first: Candidate[] = [];
  const repeats = new Map<number, number>();
  for (const candidate of candidates) {
    const seen = earlier.get(candidate.payment.externalId);
    if (seen === undefined) {
      earlier.set(candidate.payment.externalId, candidate.row);
      first.push(candidate);
    } else repeats.set(candidate.row, seen);
  }
  const verdicts = await comparePayments(tx, comparedFile(run), first);
  const judged = read.map(({ row, read: one }): Judged => {
    if (one.is === "line") {
      const detail = `Goes with row ${one.of}`;
      return { row, fate: "line", detail, orderId: null, payment: one.payment };
    }
    if (one.is === "repeat") {
      const detail = `The same payment as in row ${one.of}`;
      return { row, fate: "repeated", detail, orderId: null, payment: one.payment };
    }
    if (one.is === "unclear") {
      return { row, fate: "unclear", detail: one.reason, orderId: null, payment: one.payment };
    }
    if (one.is !== "payment") {
      return { row, fate: one.is, detail: one.reason, orderId: null, payment: null };
    }
    const { payment } = one;
    const same = repeats.get(row);
    if (same !== undefined) {
      const detail = `The same payment as in row ${same}`;
      return { row, fate: "repeated", detail, orderId: null, payment };
    }
    return { row, payment, ...(verdicts.get(row) as Verdict) };
  });
  await insertRows(tx, run, judged);
  return countFates(judged);
}

function countFates(judged: readonly { fate: Fate }[]): FateCounts {
  const counts: FateCounts = {};
  for (const { fate } of judged) counts[fate] = (counts[fate] ?? 0) + 1;
  return counts;
}

// The lowest rank there is: whatever the platform reports later tells the details.
const importRank = "0";

const asOrder = (payment: PastPayment, customerId: string | null): NewOrder => ({
  externalId: payment.externalId,
  paymentKey: payment.externalId,
  transactionId: payment.transactionId,
  connectionId: null,
  inboundEventId: null,
  kind: payment.kind,
  amount: payment.money.amount,
  currency: payment.money.currency,
  refunded: payment.refunded === true,
  customerId,
  customerName: payment.name,
  customerEmail: payment.email,
  items: payment.items,
  message: payment.message,
  messagePrivate: false,
  isTest: false,
  shipping: null,
  details: payment.details,
  reportedRank: importRank,
  placedAt: payment.placedAt,
});

/** Makes orders of past payments, with their customers. Returns their UUIDs by the payment's key. */
async function addOrders(
  tx: Transaction,
  run: ImportRun,
  payments: readonly PastPayment[],
  at: Date,
): Promise<Map<string, string>> {
  if (payments.length === 0) return new Map();
  const { siteId, platform } = run;
  const payers = payments.map(({ email, name, externalId, placedAt }) => ({
    ...{ email, name, platform, supporterId: null },
    fallbackKey: `${platform}:${externalId}`,
    toldRank: rankOfPastPayment({ placedAt, key: externalId }),
  }));
  const customerIds = await findOrCreateCustomers(tx, siteId, payers, at);
  return placeOrders(tx, {
    ...{ siteId, platform, source: findPlatform(platform).name, file: run.fileName, at },
    wasSent: run.wasSent,
    actor: run.createdBy
      ? { kind: "user", id: run.createdBy, label: run.createdByLabel }
      : { kind: "system", label: run.createdByLabel || "Onetill" },
    orders: payments.map((payment, index) => asOrder(payment, customerIds[index] ?? null)),
  });
}

async function updateRows(
  tx: Transaction,
  run: ImportRun,
  news: { row: number; fate: Fate; detail: string | null; orderId: string | null }[],
) {
  await tx.query(
    `update import_rows i set fate = r.fate, detail = r.detail, order_id = r."orderId"
     from json_to_recordset($2::json) as r("row" int, fate text, detail text, "orderId" uuid)
     where i.site_id = $3 and i.import_id = $1 and i.line = r."row"`,
    [run.id, JSON.stringify(news), run.siteId],
  );
}

/**
 * Adds the payments of these rows that the check found missing and that are missing still.
 * Returns by how much the counts of fates change.
 */
export async function importBatch(
  tx: Transaction,
  run: ImportRun,
  rows: readonly CsvRow[],
  at: Date,
): Promise<FateCounts> {
  const { rows: wanted } = await tx.query<{ line: number }>(
    `select line from import_rows
     where site_id = $1 and import_id = $2 and line = any($3::int[]) and fate = 'new'`,
    [run.siteId, run.id, rows.map(({ row }) => row)],
  );
  const lines = new Set(wanted.map(({ line }) => line));
  const candidates = readOrders(run, rows).flatMap(({ row, read }) =>
    read.is === "payment" && lines.has(row) ? [{ row, payment: read.payment }] : [],
  );
  if (candidates.length === 0) return {};
  // A webhook or refund of one of these payments waits, or has been and is seen by the comparison.
  await lockNames(
    tx,
    candidates.map(({ payment }) => paymentLock(run, payment.externalId)),
  );
  const verdicts = await comparePayments(tx, comparedFile(run), candidates);
  const missing = candidates.filter(({ row }) => verdicts.get(row)?.fate === "new");
  const payments = missing.map(({ payment }) => payment);
  const added = await addOrders(tx, run, payments, at);
  const news = candidates.map(({ row, payment }) => {
    const { fate, detail, orderId } = verdicts.get(row) as Verdict;
    if (fate !== "new") return { row, fate, detail, orderId };
    const id = added.get(payment.externalId);
    return id
      ? { row, fate: "added" as const, detail: null, orderId: id }
      : { row, fate: "known" as const, detail: null, orderId: null };
  });
  await updateRows(tx, run, news);
  return { ...countFates(news), new: -news.length };
}
