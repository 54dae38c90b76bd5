import { randomUUID } from "node:crypto";

/** The columns of Ko-fi's own export. */
export const kofiColumns = [
  "DateTime (UTC)",
  "From",
  "Message",
  "Item",
  "Received",
  "Given",
  "Currency",
  "TransactionType",
  "TransactionId",
  "Reference",
  "SalesTax",
  "SalesTaxPercentage",
  "SalesTaxIncludesShipping",
  "BuyerCountry",
  "BuyerStateOrProvince",
  "BuyerEmail",
  "PaymentProvider",
] as const;

export type KofiRow = Partial<Record<(typeof kofiColumns)[number], string>>;

/** One row of it as Ko-fi writes a tip, with its own transaction. */
export const kofiRow = (fields: KofiRow = {}): KofiRow => ({
  "DateTime (UTC)": "03/01/2026 12:00",
  From: "Robin Example",
  Message: "Thank you for the maps",
  Item: "",
  Received: "3.00",
  Given: "0.00",
  Currency: "EUR",
  TransactionType: "Tip",
  TransactionId: randomUUID(),
  BuyerEmail: "robin@example.com",
  PaymentProvider: "Stripe",
  ...fields,
});

const cell = (text: string) =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Texts as a CSV, quoted where they need it. */
export const writeCsv = (rows: readonly (readonly string[])[], delimiter = ",", lineEnd = "\r\n") =>
  rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join("");

/** A whole export. */
export const kofiExport = (rows: readonly KofiRow[]): string =>
  writeCsv([kofiColumns, ...rows.map((row) => kofiColumns.map((name) => row[name] ?? ""))]);

/** A text in pieces, as it comes over a line. */
export async function* inPieces(text: string | Uint8Array, size = 64 * 1024) {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
