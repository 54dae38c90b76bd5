import { toDecimal } from "@/lib/kernel";
import { kindLabels, paymentLabels, statusLabels } from "./labels";
import type { ListColumnId } from "./list-columns";
import type { OrderItemRow, OrderRow } from "./order-row";
import { type CsvCell, writeCsvRow } from "./write-csv";

export interface CsvAbout {
  columns: readonly ListColumnId[];
  /** IANA zone in which dates are written. */
  zone: string;
  /** A source's name as people know it. */
  platformName: (slug: string) => string;
}

interface CsvColumn {
  title: (about: CsvAbout) => string;
  cell: (row: OrderRow, about: CsvAbout) => CsvCell;
}

const text = (title: string, cell: CsvColumn["cell"]): CsvColumn => ({ title: () => title, cell });

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `2025-11-14 16:04:09`, which every spreadsheet reads as a date and time. */
function writeTime(moment: Date, zone: string): string {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "iso8601",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formatters.set(zone, formatter);
  }
  const parts = formatter.formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}:${part("second")}`;
}

const writeItem = ({ name, variation, quantity }: OrderItemRow) =>
  `${name}${variation ? ` (${variation})` : ""}${quantity === 1 ? "" : ` × ${quantity}`}`;

const money = (amount: bigint, currency: string): CsvCell => ({
  decimal: toDecimal({ amount, currency }),
});

const csvColumns: Record<ListColumnId, CsvColumn[]> = {
  placed_at: [
    {
      title: ({ zone }) => `Date (${zone})`,
      cell: (row, { zone }) => writeTime(row.placedAt, zone),
    },
  ],
  reference: [text("Reference", (row) => row.reference)],
  site: [text("Site", (row) => row.siteName)],
  customer: [
    text("Customer", (row) => row.customerName ?? ""),
    text("Email", (row) => row.customerEmail ?? ""),
  ],
  item: [
    text("Item", (row) =>
      row.items.length > 0 ? row.items.map(writeItem).join("; ") : row.itemSummary,
    ),
  ],
  amount: [
    text("Price", (row) => money(row.amount, row.currency)),
    text("Currency", (row) => row.currency),
    text("Refunded", (row) => money(row.amountRefunded, row.currency)),
  ],
  status: [text("Status", (row) => statusLabels[row.status])],
  payment: [text("Payment", (row) => paymentLabels[row.paymentStatus])],
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
