import { toPublicId } from "@/lib/kernel";
import { csvColumns, csvMoney, defineCsv } from "@/lib/lists";
import { confirmationStatusLabels, matchRuleLabel } from "../labels";
import type { ConfirmationRow } from "./confirmation-row";

export interface ConfirmationCsvAbout {
  /** IANA zone in which times are written. */
  zone: string;
  /** A platform's name as people know it. */
  platformName: (slug: string) => string;
}

const { text, time } = csvColumns<ConfirmationRow, ConfirmationCsvAbout>();

const columns = [
  text("ID", (row) => toPublicId("confirmation", row.id)),
  text("Code", (row) => row.code),
  text("Site", (row) => row.siteName),
  text("Button", (row) => row.buttonLabel ?? ""),
  text("Payment", (row, { platformName }) => platformName(row.platform)),
  text("Email", (row) => row.email),
  text("Name", (row) => row.name ?? ""),
  text("Message", (row) => row.message ?? ""),
  text("Amount", (row) =>
    row.amount !== null && row.currency !== null ? csvMoney(row.amount, row.currency) : "",
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

/** An export of confirmations; it always has all columns. */
export const confirmationCsv = defineCsv<ConfirmationRow, ConfirmationCsvAbout>(() => columns);
