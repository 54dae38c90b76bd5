import { currencyExponent, formatMoney, isOnetillError, type Money } from "@/lib/kernel";
import type { NewItem, OrderKind } from "@/lib/orders";
import {
  cleanText,
  Misunderstood,
  nameOf,
  type PastField,
  type PastPayments,
  type PastQuantity,
  type PastRow,
  sha256,
} from "@/lib/platforms";
import { fieldLabels, type Mapping, pastFields } from "../schemas";
import { decimalSignOf } from "./guess-decimal";
import { moneyOf, multiply, type ReadAmount, readAmount } from "./read-amount";
import { readDate } from "./read-date";

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
  /** Several, once the rows of one order are put together. */
  items: NewItem[];
  /** What count and price of one come to, in minor units; null where the file does not say. */
  linePrice: bigint | null;
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

const columnNameOf = (reader: RowReader, field: PastField) => {
  const at = reader.mapping.columns[field];
  return (at === undefined ? undefined : reader.headers[at]?.trim()) || fieldLabels[field];
};

function fieldsOf({ past, mapping }: RowReader, cells: readonly string[]): PastRow {
  const read = (field: PastField) => {
    const at = mapping.columns[field];
    return at === undefined ? null : (cleanText(cells[at]?.slice(0, longestText)) ?? null);
  };
  const row = Object.fromEntries(pastFields.map((field) => [field, read(field)])) as PastRow;
  return past.mend?.(row) ?? row;
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

/** A count as files have it: `2`, `2.00`; null when it is none. */
function countOf(text: string | null): number | null {
  const whole = /^(\d{1,6})(?:[.,]0+)?$/.exec(text ?? "")?.[1];
  return whole === undefined || Number(whole) === 0 ? null : Number(whole);
}

/** How many were bought, and the price of one, as far as the row says. */
function quantityOf(row: PastRow, money: Money, decimal: Mapping["decimal"]): PastQuantity {
  const quantity = countOf(row.quantity) ?? 1;
  const price = row.unitAmount === null ? null : readAmount(row.unitAmount, decimal);
  try {
    const each = price && !price.negative ? moneyOf(price, money.currency).amount : null;
    return { quantity, unitAmount: each };
  } catch (error) {
    if (isOnetillError(error)) return { quantity, unitAmount: null };
    throw error;
  }
}

/** The amount that a row tells, or its count times the price of one; null where it tells none. */
function amountOf(reader: RowReader, row: PastRow): ReadAmount | null {
  const field = row.amount === null ? "unitAmount" : "amount";
  const text = row[field];
  if (text === null) return null;
  const amount = readAmount(text, reader.mapping.decimal);
  if (!amount) {
    throw new Misunderstood(`${columnNameOf(reader, field)}: ${quoted(text)} is no amount`);
  }
  const count = field === "amount" ? 1 : (countOf(row.quantity) ?? 1);
  return count === 1 ? amount : { ...amount, decimal: multiply(amount.decimal, count) };
}

/** `1.000` is a thousand to some and one to others; in money of two decimals neither is sure. */
function refuseUnsure(reader: RowReader, row: PastRow, money: Money): void {
  const field = row.amount === null ? "unitAmount" : "amount";
  const text = row[field] ?? "";
  const isDecimal = text.includes(reader.mapping.decimal);
  if (!isDecimal || decimalSignOf(text) !== "unsure" || currencyExponent(money.currency) === 3) {
    return;
  }
  throw new Misunderstood(
    `${columnNameOf(reader, field)}: ${quoted(text)} could be ${formatMoney(money)} or a thousand times as much`,
  );
}

function understandRow(reader: RowReader, cells: readonly string[]): ReadRow {
  const { past, mapping } = reader;
  const row = fieldsOf(reader, cells);
  const amount = amountOf(reader, row);
  if (amount === null) return { is: "ignored", reason: "No amount" };
  if (/^0*(\.0*)?$/.test(amount.decimal)) return { is: "ignored", reason: "Nothing was paid" };
  if (amount.negative) return { is: "ignored", reason: "Money that went out" };
  if (row.placedAt === null)
    throw new Misunderstood(`${columnNameOf(reader, "placedAt")}: it is empty`);
  const placedAt = readDate(row.placedAt, mapping.dateFormat, mapping.zone);
  if (!placedAt) {
    throw new Misunderstood(
      `${columnNameOf(reader, "placedAt")}: ${quoted(row.placedAt)} is no date of this form`,
    );
  }
  const code = row.currency ?? amount.currency ?? mapping.currency;
  if (code === null) throw new Misunderstood(`${columnNameOf(reader, "currency")}: it is empty`);
  const money = moneyOf(amount, code);
  refuseUnsure(reader, row, money);
  const status = statusOf(row.status);
  if ("reason" in status) return { is: "ignored", reason: status.reason };
  const kind = kindOf(reader, row);
  const key = past.keyOf(row);
  const of = quantityOf(row, money, mapping.decimal);
  return {
    is: "payment",
    payment: {
      externalId: key?.externalId ?? `file:${fingerprint(row, placedAt, money)}`,
      transactionId: key?.transactionId ?? null,
      keyless: key === null,
      kind,
      money,
      refunded: status.refunded,
      name: nameOf(row.name, past.nobody),
      email: row.email,
      message: row.message,
      items: [past.itemOf(row, kind, money, of)],
      linePrice: of.unitAmount === null ? null : of.unitAmount * BigInt(of.quantity),
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
    throw new Misunderstood(`${columnNameOf(reader, "kind")}: ${error.message}`);
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
        reason: `${columnNameOf(reader, field)}: ${error.message.replace(/^(Amount|currency) /, "it ")}`,
      };
    }
    throw error;
  }
}
