import { toDecimal, toPublicId } from "@/lib/kernel";
import { type CsvCell, writeCsvRow, writeCsvTime } from "@/lib/orders";
import { confirmationStatusLabels, matchRuleLabel } from "../labels";
import type { ConfirmationRow } from "./confirmation-row";

export interface ConfirmationCsvAbout {
  /** IANA zone in which times are written. */
  zone: string;
  /** A platform's name as people know it. */
  platformName: (slug: string) => string;
}

interface CsvColumn {
  title: (about: ConfirmationCsvAbout) => string;
  cell: (row: ConfirmationRow, about: ConfirmationCsvAbout) => CsvCell;
}

const text = (title: string, cell: CsvColumn["cell"]): CsvColumn => ({ title: () => title, cell });
const time = (title: string, of: (row: ConfirmationRow) => Date | null): CsvColumn => ({
  title: ({ zone }) => `${title} (${zone})`,
  cell: (row, { zone }) => {
    const at = of(row);
    return at ? writeCsvTime(at, zone) : "";
  },
});

const columns: CsvColumn[] = [
  text("ID", (row) => toPublicId("confirmation", row.id)),
  text("Code", (row) => row.code),
  text("Site", (row) => row.siteName),
  text("Button", (row) => row.buttonLabel ?? ""),
  text("Payment", (row, { platformName }) => platformName(row.platform)),
  text("Email", (row) => row.email),
  text("Name", (row) => row.name ?? ""),
  text("Message", (row) => row.message ?? ""),
  text("Amount", (row) =>
    row.amount !== null && row.currency !== null
      ? { decimal: toDecimal({ amount: row.amount, currency: row.currency }) }
      : "",
  ),
  text("Currency", (row) => row.currency ?? ""),
  text("Transaction ID", (row) => row.transactionId ?? ""),
  text("Paid with email", (row) => row.paidEmail ?? ""),
  text("Status", (row) => confirmationStatusLabels[row.status]),
  text("Needs a look", (row) => row.needsReview ?? ""),
  text("Order", (row) => row.match?.reference ?? ""),
  text("Matched by", (row) => (row.match ? matchRuleLabel(row.match.rule) : "")),
  text("Score", (row) => (row.match ? { decimal: String(row.match.score) } : "")),
  text("Reply", (row) => row.reply ?? ""),
  time("Time", (row) => row.createdAt),
  time("Said paid", (row) => row.saidPaidAt),
  time("Status since", (row) => row.statusAt),
];

/** The first line of an export: the columns' names. */
export const confirmationCsvHeader = (about: ConfirmationCsvAbout): string =>
  writeCsvRow(columns.map((column) => column.title(about)));

/** Lines of an export, one a confirmation. */
export const confirmationCsvRows = (
  rows: readonly ConfirmationRow[],
  about: ConfirmationCsvAbout,
): string =>
  rows.map((row) => writeCsvRow(columns.map((column) => column.cell(row, about)))).join("");
