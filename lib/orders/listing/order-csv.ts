import { readAddress } from "@/lib/addresses";
import { type CsvColumn, csvColumns, csvMoney, defineCsv } from "@/lib/lists";
import { kindLabels, paymentLabels, statusLabels } from "../labels";
import type { OrderItemRow, OrderRow } from "../order-row";
import { addressLine, answersOf } from "../placing/customers-words";
import type { OrderColumnId } from "./order-list";

export interface CsvAbout {
  columns: readonly OrderColumnId[];
  /** IANA zone in which dates are written. */
  zone: string;
  /** A source's name as people know it. */
  platformName: (slug: string) => string;
  /** What became of the mails about an order (UUID), in a word. */
  mailWord?: (orderId: string) => string;
}

const { text, time } = csvColumns<OrderRow, CsvAbout>();

const writeItem = ({ name, variation, quantity }: OrderItemRow) =>
  `${name}${variation ? ` (${variation})` : ""}${quantity === 1 ? "" : ` × ${quantity}`}`;

const writeAnswers = ({ details }: OrderItemRow) =>
  answersOf(details).map(({ question, answer }) => (question ? `${question} ${answer}` : answer));

const columnsById: Record<OrderColumnId, CsvColumn<OrderRow, CsvAbout>[]> = {
  placed_at: [time("Date", (row) => row.placedAt)],
  reference: [text("Reference", (row) => row.reference)],
  site: [text("Site", (row) => row.siteName)],
  customer: [
    text("Customer", (row) => row.customerName ?? ""),
    text("Email", (row) => row.customerEmail ?? ""),
    text("Ship to", (row) => addressLine(row.shipping)),
    text("Phone", (row) => readAddress(row.shipping ?? {}).address.telephone ?? ""),
  ],
  item: [
    text("Item", (row) =>
      row.items.length > 0 ? row.items.map(writeItem).join("; ") : row.itemSummary,
    ),
    text("Answers", (row) => row.items.flatMap(writeAnswers).join("; ")),
  ],
  amount: [
    text("Price", (row) => csvMoney(row.amount, row.currency)),
    text("Currency", (row) => row.currency),
    text("Refunded", (row) => csvMoney(row.amountRefunded, row.currency)),
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

/** An export of orders, with the columns that were chosen. */
export const orderCsv = defineCsv<OrderRow, CsvAbout>(({ columns }) => [
  ...columns.flatMap((id) => columnsById[id]),
  testColumn,
]);
