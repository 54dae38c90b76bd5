import { isOnetillError, type Money } from "@/lib/kernel";
import type { NewItem, OrderKind } from "@/lib/orders";
import {
  cleanText,
  Misunderstood,
  type PastField,
  type PastPayments,
  type PastRow,
  sha256,
} from "@/lib/platforms";
import { moneyOf, readAmount } from "./read-amount";
import { readDate } from "./read-date";
import { fieldLabels, type Mapping, pastFields } from "./schemas";

/** A payment as a row of a file tells it. */
export interface PastPayment {
  externalId: string;
  transactionId: string | null;
  /** The row names no payment: its key is made from all that it says. */
  keyless: boolean;
  kind: OrderKind;
  money: Money;
  /** Null when the file does not say. */
  refunded: boolean | null;
  name: string | null;
  email: string | null;
  message: string | null;
  item: NewItem;
  details: Record<string, string>;
  placedAt: Date;
}

export type ReadRow =
  | { is: "payment"; payment: PastPayment }
  | { is: "ignored"; reason: string }
  | { is: "unreadable"; reason: string };

export interface RowReader {
  past: PastPayments;
  mapping: Mapping;
  headers: readonly string[];
}

const longestText = 20_000;

const quoted = (text: string) => `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;

const nameOf = (reader: RowReader, field: PastField) => {
  const at = reader.mapping.columns[field];
  return (at === undefined ? undefined : reader.headers[at]?.trim()) || fieldLabels[field];
};

function fieldsOf({ mapping }: RowReader, cells: readonly string[]): PastRow {
  const read = (field: PastField) => {
    const at = mapping.columns[field];
    return at === undefined ? null : (cleanText(cells[at]?.slice(0, longestText)) ?? null);
  };
  return Object.fromEntries(pastFields.map((field) => [field, read(field)])) as PastRow;
}

function keptDetails({ past, headers }: RowReader, cells: readonly string[]) {
  const details: Record<string, string> = {};
  for (const [header, name] of Object.entries(past.kept)) {
    const value = cleanText(cells[headers.indexOf(header)]?.slice(0, 500));
    if (value !== null) details[name] = value;
  }
  return details;
}

const refundWords = /refund|charge.?back|disput|^(true|yes|1)$/i;
const paidWords = /^(?:(?:paid|succe\w*|complete\w*|settled|active|ok|false|no|0)?$|partially)/i;

/** What a status column says: null when nothing, or why the row is no payment. */
function statusOf(text: string | null): { refunded: boolean | null } | { reason: string } {
  if (text === null) return { refunded: null };
  if (refundWords.test(text)) return { refunded: !/partial/i.test(text) };
  if (paidWords.test(text)) return { refunded: false };
  return { reason: `Not paid: the file says ${quoted(text)}` };
}

function understandRow(reader: RowReader, cells: readonly string[]): ReadRow {
  const { past, mapping } = reader;
  const row = fieldsOf(reader, cells);
  if (row.amount === null) return { is: "ignored", reason: "No amount" };
  const amount = readAmount(row.amount, mapping.decimal);
  if (!amount) {
    throw new Misunderstood(`${nameOf(reader, "amount")}: ${quoted(row.amount)} is no amount`);
  }
  if (/^0*(\.0*)?$/.test(amount.decimal)) return { is: "ignored", reason: "Nothing was paid" };
  if (amount.negative) return { is: "ignored", reason: "Money that went out" };
  if (row.placedAt === null) throw new Misunderstood(`${nameOf(reader, "placedAt")}: it is empty`);
  const placedAt = readDate(row.placedAt, mapping.dateFormat, mapping.zone);
  if (!placedAt) {
    throw new Misunderstood(
      `${nameOf(reader, "placedAt")}: ${quoted(row.placedAt)} is no date of this form`,
    );
  }
  const code = row.currency ?? amount.currency ?? mapping.currency;
  if (code === null) throw new Misunderstood(`${nameOf(reader, "currency")}: it is empty`);
  const money = moneyOf(amount, code);
  const status = statusOf(row.status);
  if ("reason" in status) return { is: "ignored", reason: status.reason };
  const kind = kindOf(reader, row);
  const key = past.keyOf(row);
  return {
    is: "payment",
    payment: {
      externalId: key?.externalId ?? `file:${fingerprint(row, placedAt, money)}`,
      transactionId: key?.transactionId ?? null,
      keyless: key === null,
      kind,
      money,
      refunded: status.refunded,
      name: row.name,
      email: row.email,
      message: row.message,
      item: past.itemOf(row, kind, money),
      details: keptDetails(reader, cells),
      placedAt,
    },
  };
}

function kindOf(reader: RowReader, row: PastRow): OrderKind {
  try {
    return reader.past.kindOf(row.kind);
  } catch (error) {
    if (!(error instanceof Misunderstood) || error.message.startsWith("TransactionType"))
      throw error;
    throw new Misunderstood(`${nameOf(reader, "kind")}: ${error.message}`);
  }
}

/** Names a payment that its row does not name: by everything that makes it this one. */
const fingerprint = (row: PastRow, placedAt: Date, money: Money) =>
  sha256(
    JSON.stringify([
      placedAt.toISOString(),
      row.email?.toLowerCase() ?? null,
      row.name,
      String(money.amount),
      money.currency,
      row.message,
    ]),
  );

/** What a row says. Never throws for what stands in it: the reason names the column. */
export function readPastPayment(reader: RowReader, cells: readonly string[]): ReadRow {
  try {
    return understandRow(reader, cells);
  } catch (error) {
    if (error instanceof Misunderstood) return { is: "unreadable", reason: error.message };
    if (isOnetillError(error)) {
      const field = error.message.startsWith("currency") ? "currency" : "amount";
      return {
        is: "unreadable",
        reason: `${nameOf(reader, field)}: ${error.message.replace(/^(Amount|currency) /, "it ")}`,
      };
    }
    throw error;
  }
}
