import type { PastPayments } from "@/lib/platforms";
import {
  type DateFormat,
  type FileHead,
  type Mapping,
  type PastField,
  pastFields,
} from "../schemas";
import { decimalSignsOf, guessDecimal } from "./guess-decimal";
import { formatsOfAll, guessDateFormat } from "./read-written-date";

const fold = (header: string) =>
  header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** The columns that have one of the names, each field's best name first; no column is two fields. */
function columnsByName(
  headers: readonly string[],
  names: Partial<Record<PastField, readonly string[]>>,
): Mapping["columns"] {
  const folded = headers.map(fold);
  const columns: Mapping["columns"] = {};
  const taken = new Set<number>();
  for (const field of pastFields) {
    for (const name of names[field] ?? []) {
      const at = folded.findIndex((header, index) => header === fold(name) && !taken.has(index));
      if (at < 0) continue;
      columns[field] = at;
      taken.add(at);
      break;
    }
  }
  return columns;
}

const samplesOf = (head: FileHead, column: number | undefined) =>
  column === undefined
    ? []
    : [...head.samples.map((row) => row[column] ?? ""), ...(head.telling?.[column] ?? [])];

/** How amounts are written where all agree: null where they contradict each other. */
function surelyDecimal(head: FileHead, columns: Mapping["columns"]): Mapping["decimal"] | null {
  const amounts = [columns.amount, columns.unitAmount].flatMap((at) => samplesOf(head, at));
  const signs = decimalSignsOf(amounts);
  if (signs.has(",")) return signs.has(".") ? null : ",";
  return ".";
}

/** Every one of `given` that is no blank can be read by the format. */
const fits = (format: DateFormat, given: readonly string[]) => formatsOfAll(given).includes(format);

/**
 * The mapping of a platform's own file, or null when this is not one, or when it was saved again by a
 * program that writes dates or amounts in a way that cannot be told for sure.
 */
export function recognizeFile(past: PastPayments, head: FileHead): Mapping | null {
  const folded = head.headers.map(fold);
  if (!past.own?.headers.every((header) => folded.includes(fold(header)))) return null;
  const columns = columnsByName(head.headers, past.headers);
  const formats = formatsOfAll(samplesOf(head, columns.placedAt));
  const own = past.own.dateFormat;
  const dateFormat = formats.includes(own) ? own : formats.length === 1 ? formats[0] : undefined;
  const decimal = surelyDecimal(head, columns);
  if (!dateFormat || decimal === null) return null;
  return { columns, dateFormat, zone: "UTC", decimal, currency: null };
}

/** A remembered mapping names its columns, because the next file may have them in another order. */
export interface RememberedMapping extends Omit<Mapping, "columns"> {
  columns: Partial<Record<PastField, string>>;
}

/** Puts down which names the columns have. */
export const rememberedFrom = (
  mapping: Mapping,
  headers: readonly string[],
): RememberedMapping => ({
  ...mapping,
  columns: Object.fromEntries(
    Object.entries(mapping.columns).map(([field, at]) => [field, headers[at] ?? ""]),
  ),
});

/** The remembered mapping for this file, or null when a column that it names is not there. */
export function recallMapping(remembered: RememberedMapping, head: FileHead): Mapping | null {
  const named = Object.entries(remembered.columns);
  const columns = columnsByName(
    head.headers,
    Object.fromEntries(named.map(([field, name]) => [field, [name]])),
  );
  if (Object.keys(columns).length !== named.length) return null;
  // What the last file's dates and amounts were like is no news of a file that cannot be read so.
  const dates = samplesOf(head, columns.placedAt);
  const dateFormat = fits(remembered.dateFormat, dates)
    ? remembered.dateFormat
    : guessDateFormat(dates);
  const amounts = samplesOf(head, columns.amount ?? columns.unitAmount);
  const signs = decimalSignsOf(amounts);
  const decimal = signs.has(".") || signs.has(",") ? guessDecimal(amounts) : remembered.decimal;
  return { ...remembered, columns, dateFormat, decimal };
}

/** What the columns are by their names, and how their texts are written by the first rows. */
export function guessMapping(
  past: PastPayments,
  head: FileHead,
  site: { currency: string },
): Mapping {
  const columns = columnsByName(head.headers, past.headers);
  return {
    columns,
    dateFormat: guessDateFormat(samplesOf(head, columns.placedAt)),
    zone: "UTC",
    decimal: guessDecimal(samplesOf(head, columns.amount ?? columns.unitAmount)),
    currency: columns.currency === undefined ? site.currency : null,
  };
}
