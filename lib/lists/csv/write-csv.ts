/** A cell: text, or a number that a spreadsheet may count with, as a plain decimal. */
export type CsvCell = string | { decimal: string };

/** Spreadsheets read UTF-8 as something else without it. */
export const csvStart = "\uFEFF";

// What makes a spreadsheet take a text for a formula (OWASP, "CSV Injection"), the full-width forms
// included; white space and quotes before it are skipped by some programs.
const dangerous = /^[\s"'\u200B\u2060\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** A text that no spreadsheet takes for a formula: where it could, an apostrophe comes first. */
export const disarm = (text: string): string => (dangerous.test(text) ? `'${text}` : text);

function writeCell(cell: CsvCell): string {
  if (typeof cell !== "string") {
    if (!/^-?\d+(\.\d+)?$/.test(cell.decimal)) throw new Error("not a plain decimal");
    return cell.decimal;
  }
  const text = disarm(cell.toWellFormed());
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record of RFC 4180, with its line end. */
export const writeCsvRow = (cells: readonly CsvCell[]): string =>
  `${cells.map(writeCell).join(",")}\r\n`;
