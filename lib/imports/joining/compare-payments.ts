import type { Queryable } from "@/lib/db";
import { emailKeyOf, formatMoney, spellingsOf } from "@/lib/kernel";
import type { PastPayment } from "../reading/read-past-payment";
import type { Fate } from "../schemas";

export interface Candidate {
  row: number;
  payment: PastPayment;
}

export interface Verdict {
  fate: Extract<Fate, "new" | "known" | "amount" | "status" | "unclear">;
  detail: string | null;
  orderId: string | null;
}

interface Known {
  id: string;
  external_id: string;
  transaction: string | null;
  email: string | null;
  amount: bigint;
  currency: string;
  payment_status: string;
  placed_at: Date;
}

export interface ComparedFile {
  siteId: string;
  platform: string;
  importId: string;
  /** The ids in the file are surely the webhooks' own. */
  sameIds: boolean;
}

const columns = `o.id, o.external_id, lower(o.transaction_id) as transaction,
  o.customer_email as email, o.amount, o.currency, o.payment_status, o.placed_at`;

const verdict = (fate: Verdict["fate"], order: Known | null, detail: string | null = null) => ({
  fate,
  detail,
  orderId: order?.id ?? null,
});

/** What there is to say about a payment whose order is surely this one. */
function agree({ payment }: Candidate, order: Known, how: string | null = null): Verdict {
  const { money, refunded } = payment;
  if (order.amount !== money.amount || order.currency !== money.currency) {
    const here = formatMoney({ amount: order.amount, currency: order.currency });
    return verdict("amount", order, `${here} here, ${formatMoney(money)} in the file`);
  }
  const refundedHere = order.payment_status === "refunded";
  if (refunded !== null && refunded !== refundedHere) {
    return verdict(
      "status",
      order,
      refunded ? "Refunded in the file, not here" : "Refunded here, not in the file",
    );
  }
  return verdict("known", order, how);
}

async function findByName(db: Queryable, file: ComparedFile, candidates: readonly Candidate[]) {
  const { rows } = await db.query<Known & Record<string, unknown>>(
    `select ${columns} from orders o
     where o.site_id = $1 and o.platform = $2 and o.external_id = any($3::text[])`,
    [file.siteId, file.platform, candidates.map(({ payment }) => payment.externalId)],
  );
  return new Map(rows.map((order) => [order.external_id, order]));
}

async function findByTransaction(db: Queryable, file: ComparedFile, all: readonly Candidate[]) {
  const wanted = all.flatMap(({ payment }) => payment.transactionId?.toLowerCase() ?? []);
  const found = new Map<string, Known[]>();
  if (wanted.length === 0) return found;
  const { rows } = await db.query<Known & Record<string, unknown>>(
    `select ${columns} from orders o
     where o.site_id = $1 and o.platform = $2 and lower(o.transaction_id) = any($3::text[])
       and not o.is_test`,
    [file.siteId, file.platform, wanted],
  );
  for (const order of rows) {
    const key = order.transaction as string;
    found.set(key, [...(found.get(key) ?? []), order]);
  }
  return found;
}

/**
 * Orders that could be a payment by what both say: same amount and currency, placed within 26 hours
 * (a date without a time may be of any zone), same e-mail, or one of both has none and the names do
 * not differ. Orders that another row of the file speaks of are left out.
 */
async function findAlike(db: Queryable, file: ComparedFile, all: readonly Candidate[]) {
  const found = new Map<number, Known[]>();
  if (all.length === 0) return found;
  const asked = all.map(({ row, payment }) => ({
    row,
    amount: String(payment.money.amount),
    currency: payment.money.currency,
    emails: payment.email === null ? null : spellingsOf(payment.email),
    name: payment.name?.toLowerCase() ?? null,
    at: payment.placedAt,
  }));
  const { rows } = await db.query<Known & { row: number } & Record<string, unknown>>(
    `select r."row", alike.* from json_to_recordset($4::json) as r("row" int, amount bigint,
       currency text, emails text[], name text, at timestamptz)
     cross join lateral (
       select ${columns} from orders o
       where o.site_id = $1 and o.platform = $2 and not o.is_test
         and o.placed_at between r.at - interval '26 hours' and r.at + interval '26 hours'
         and o.amount = r.amount and o.currency = r.currency
         and (lower(o.customer_email) = any(r.emails)
           or ((o.customer_email is null or r.emails is null)
             and (o.customer_name is null or r.name is null or lower(o.customer_name) = r.name)))
         and not exists (select from import_rows i
           where i.site_id = $1 and i.import_id = $3 and i.order_id = o.id and i.line <> r."row")
       order by abs(extract(epoch from o.placed_at - r.at)), o.id limit 5
     ) alike`,
    [file.siteId, file.platform, file.importId, JSON.stringify(asked)],
  );
  for (const order of rows) found.set(order.row, [...(found.get(order.row) ?? []), order]);
  return found;
}

const isSameAddress = (one: string | null, other: string | null) =>
  one !== null && other !== null && emailKeyOf(one) === emailKeyOf(other);

const threeDays = 3 * 86_400_000;

const isNear = (order: Known, payment: PastPayment) =>
  Math.abs(order.placed_at.getTime() - payment.placedAt.getTime()) <= threeDays;

/**
 * Compares payments of a file with the orders that are here. By the payment's own id; where ids of
 * file and webhooks may differ also by transaction ID, and then by e-mail, amount and day. What could
 * be an order that is here, without being surely that one, is `unclear` and is never added.
 */
export async function comparePayments(
  db: Queryable,
  file: ComparedFile,
  candidates: readonly Candidate[],
): Promise<Map<number, Verdict>> {
  const verdicts = new Map<number, Verdict>();
  const claimed = new Set<string>();
  const settle = (candidate: Candidate, order: Known, how: string | null = null) => {
    claimed.add(order.id);
    verdicts.set(candidate.row, agree(candidate, order, how));
  };
  const undecided = () => candidates.filter(({ row }) => !verdicts.has(row));

  const byName = await findByName(db, file, candidates);
  for (const candidate of candidates) {
    const order = byName.get(candidate.payment.externalId);
    if (order) settle(candidate, order);
  }
  if (!file.sameIds) {
    const byTransaction = await findByTransaction(db, file, undecided());
    for (const candidate of undecided()) {
      const { transactionId, kind } = candidate.payment;
      const orders = byTransaction.get(transactionId?.toLowerCase() ?? "") ?? [];
      // Several periods of one membership share their transaction.
      const order = orders.find(
        (one) => !claimed.has(one.id) && (kind !== "membership" || isNear(one, candidate.payment)),
      );
      if (order) settle(candidate, order, "Found by its transaction ID");
    }
    const alike = await findAlike(db, file, undecided());
    for (const candidate of undecided()) {
      const orders = (alike.get(candidate.row) ?? []).filter(({ id }) => !claimed.has(id));
      const { email } = candidate.payment;
      const same = orders.find((order) => isSameAddress(order.email, email));
      if (same) settle(candidate, same, "Found by e-mail, amount and day");
      else if (orders[0]) {
        const detail = "An order of this amount and day is here, perhaps this one";
        verdicts.set(candidate.row, verdict("unclear", orders[0], detail));
      }
    }
  }
  for (const { row } of undecided()) verdicts.set(row, verdict("new", null));
  return verdicts;
}
