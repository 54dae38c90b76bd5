// What a browser may take of the module: no zod, nothing of node:.
import { type DateFormat, dateFormats, type PastField, pastFields } from "@/lib/platforms/browser";

export { guessDecimal } from "./reading/guess-decimal";
export { guessDateFormat } from "./reading/read-written-date";
export { type DateFormat, dateFormats, type PastField, pastFields };

/** The most bytes that a file may have. */
export const largestFile = 64 * 1024 * 1024;
/** The most rows that a file may have. */
export const mostRows = 200_000;
/** The most columns that a row may have. */
export const mostColumns = 200;
/** The most bytes that a site may send within 24 hours, those of broken-off uploads included. */
export const mostBytesADay = 1024 * 1024 * 1024;
/** How many files a site may be sending at the same moment. */
export const mostUploadsAtOnce = 5;

export const importStates = [
  "uploaded",
  "checking",
  "checked",
  "importing",
  "done",
  "failed",
  "canceled",
] as const;
export type ImportState = (typeof importStates)[number];

/** What became of a row; in the order in which a person wants to read them. */
export const fates = [
  "new",
  "added",
  "amount",
  "status",
  "unclear",
  "unreadable",
  "line",
  "repeated",
  "ignored",
  "known",
] as const;
export type Fate = (typeof fates)[number];
export type FateCounts = Partial<Record<Fate, number>>;

export const fateLabels: Record<Fate, string> = {
  new: "Missing here",
  added: "Added",
  amount: "Other amount",
  status: "Other status",
  unclear: "Not certain",
  unreadable: "Not readable",
  line: "Part of an order",
  repeated: "Twice in the file",
  ignored: "No payment",
  known: "Already here",
};

export const fateHints: Record<Fate, string> = {
  new: "In the file and not in Onetill. An import adds these.",
  added: "Came into Onetill with this import.",
  amount: "The order is here with another amount or currency. An import leaves it as it is.",
  status:
    "Refunded here or in the file, and not in the other. An import leaves the order as it is.",
  unclear: "Could be an order that is here already, or a new one. An import leaves these out.",
  unreadable: "Something in the row could not be read. An import leaves these out.",
  line: "One more item of an order whose first row stands further up. It goes with it.",
  repeated: "The same payment stands further up in the file.",
  ignored: "No money came in by this row.",
  known: "The order is here, and file and order agree.",
};

export const fieldLabels: Record<PastField, string> = {
  placedAt: "Date",
  amount: "Amount",
  currency: "Currency",
  paymentId: "Payment ID",
  transactionId: "Transaction ID",
  name: "Name",
  email: "E-mail",
  message: "Message",
  kind: "Type",
  item: "Item or tier",
  status: "Status or refunded",
  description: "Description of the item",
  quantity: "Quantity",
  unitAmount: "Price of one",
};

export const dateFormatLabels: Record<DateFormat, string> = {
  mdy: "Month/day/year, as 03/31/2026",
  dmy: "Day/month/year, as 31.03.2026",
  ymd: "Year-month-day, as 2026-03-31",
  unix: "Seconds since 1970",
};

/** What is known of a file before anything is read from it. */
export interface FileHead {
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  delimiter: "," | ";" | "\t" | "|";
  /** The row of the headers; 1 unless something stands above them. */
  headerRow?: number;
  headers: string[];
  /** The first rows, to show what is in the columns. */
  samples: string[][];
  /** By column, a few of its further texts: those that say most about how its dates or amounts are written. */
  telling?: Record<number, string[]>;
}

/** The row of a file's headers, counted as a spreadsheet does. */
export const headerRowOf = (head: Pick<FileHead, "headerRow">): number => head.headerRow ?? 1;

/** What the check found out beside the rows' fates. */
export interface Comparison {
  /** ISO 8601: the first and last payment in the file. */
  from?: string;
  to?: string;
  /** When it was compared; orders made later are not counted as missing in the file. */
  checkedAt?: string;
  /** Orders of that time that the file does not have. */
  extra?: number;
  /** Missing orders from after the platform was connected: deliveries that never came. */
  missed?: number;
  connectedAt?: string | null;
}

export const activeStates: readonly ImportState[] = ["checking", "importing"];
export const isActive = (state: ImportState) => activeStates.includes(state);

export const countOf = (counts: FateCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + (count ?? 0), 0);
export type { Mapping } from "./schemas";
