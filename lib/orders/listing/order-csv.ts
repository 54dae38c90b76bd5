import { toDecimal } from "@/lib/kernel";
import { kindLabels, paymentLabels, statusLabels } from "../labels";
import type { OrderItemRow, OrderRow } from "../order-row";
import { addressLine, answersOf } from "../placing/customers-words";
import type { ListColumnId } from "./list-columns";
import { type CsvCell, writeCsvRow, writeCsvTime } from "./write-csv";

export interface CsvAbout {
  columns: readonly ListColumnId[];
  /** IANA zone in which dates are written. */
  zone: string;
  /** A source's name as people know it. */
  platformName: (slug: string) => string;
  /** What became of the mails about an order (UUID), in a word. */
  mailWord?: (orderId: string) => string;
}

interface CsvColumn {
  title: (about: CsvAbout) => string;
  cell: (row: OrderRow, about: CsvAbout) => CsvCell;
}

const text = (title: string, cell: CsvColumn["cell"]): CsvColumn => ({ title: () => title, cell });

const writeItem = ({ name, variation, quantity }: OrderItemRow) =>
  `${name}${variation ? ` (${variation})` : ""}${quantity === 1 ? "" : ` × ${quantity}`}`;

const writeAnswers = ({ details }: OrderItemRow) =>
  answersOf(details).map(({ question, answer }) => (question ? `${question} ${answer}` : answer));

const money = (amount: bigint, currency: string): CsvCell => ({
  decimal: toDecimal({ amount, currency }),
});

const csvColumns: Record<ListColumnId, CsvColumn[]> = {
  placed_at: [
    {
      title: ({ zone }) => `Date (${zone})`,
      cell: (row, { zone }) => writeCsvTime(row.placedAt, zone),
    },
  ],
  reference: [text("Reference", (row) => row.reference)],
  site: [text("Site", (row) => row.siteName)],
  customer: [
    text("Customer", (row) => row.customerName ?? ""),
    text("Email", (row) => row.customerEmail ?? ""),
    text("Ship to", (row) => addressLine(row.shipping)),
  ],
  item: [
    text("Item", (row) =>
      row.items.length > 0 ? row.items.map(writeItem).join("; ") : row.itemSummary,
    ),
    text("Answers", (row) => row.items.flatMap(writeAnswers).join("; ")),
  ],
  amount: [
    text("Price", (row) => money(row.amount, row.currency)),
    text("Currency", (row) => row.currency),
    text("Refunded", (row) => money(row.amountRefunded, row.currency)),
  ],
  status: [text("Status", (row) => statusLabels[row.status])],
  payment: [text("Payment", (row) => paymentLabels[row.paymentStatus])],
  mail: [text("E-mail status", (row, { mailWord }) => mailWord?.(row.id) ?? "")],
  platform: [text("Platform", (row, { platformName }) => platformName(row.platform))],
  transaction: [text("Transaction ID", (row) => row.transactionId ?? "")],
  kind: [text("Kind", (row) => kindLabels[row.kind])],
  message: [text("Message", (row) => row.message ?? "")],
};

// Test orders are marked wherever they are shown, so this one is always there.
const testColumn = text("Test order", (row) => (row.isTest ? "yes" : ""));

const columnsOf = (about: CsvAbout) => [
  ...about.columns.flatMap((id) => csvColumns[id]),
  testColumn,
];

/** The first line of an export: the columns' names. */
export const orderCsvHeader = (about: CsvAbout): string =>
  writeCsvRow(columnsOf(about).map((column) => column.title(about)));

/** Lines of an export, one an order. */
export function orderCsvRows(rows: readonly OrderRow[], about: CsvAbout): string {
  const columns = columnsOf(about);
  return rows.map((row) => writeCsvRow(columns.map((column) => column.cell(row, about)))).join("");
}
