import type { NewItem } from "@/lib/orders";
import type { PastPayment, ReadRow } from "../reading/read-past-payment";

/** What a row says once it is seen beside the others of its order. `of` is the order's first row. */
export type JoinedRead =
  | ReadRow
  | { is: "line"; of: number; payment: PastPayment }
  | { is: "repeat"; of: number; payment: PastPayment }
  | { is: "unclear"; reason: string; payment: PastPayment };

export interface JoinedRow {
  row: number;
  read: JoinedRead;
}

interface Line {
  row: number;
  payment: PastPayment;
}

/** Everything that two rows about one item have in common. */
const contentOf = ({ items, money, kind, refunded, message, placedAt, details }: PastPayment) =>
  JSON.stringify([items, money, kind, refunded, message, placedAt, details], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, one) => total + one, 0n);

/**
 * What an order's rows come to: each its own item's money, or all of it on every row. Null where that
 * cannot be told.
 */
function totalOf(lines: readonly Line[]): bigint | null {
  const amounts = lines.map(({ payment }) => payment.money.amount);
  const [one = 0n] = amounts;
  const areSame = amounts.every((amount) => amount === one);
  const prices = lines.flatMap(({ payment }) => payment.linePrice ?? []);
  if (prices.length < lines.length) return areSame ? null : sum(amounts);
  if (prices.every((price, at) => price === amounts[at])) return sum(amounts);
  // What all rows have in common is the whole, with whatever it took to send it.
  return areSame && one >= sum(prices) ? one : null;
}

/** An item at the price that its own columns tell, rather than at what stands on its row. */
const priced = (item: NewItem, { linePrice }: PastPayment): NewItem =>
  linePrice === null ? item : { ...item, unitAmount: linePrice / BigInt(item.quantity) };

function joinOrder(lines: readonly Line[]): JoinedRow[] {
  const first = lines[0] as Line;
  const seen = new Map<string, number>();
  const own: Line[] = [];
  const joined: JoinedRow[] = [];
  for (const line of lines) {
    const content = contentOf(line.payment);
    const of = seen.get(content);
    if (of === undefined) {
      seen.set(content, line.row);
      own.push(line);
    } else joined.push({ row: line.row, read: { is: "repeat", of, payment: line.payment } });
  }
  if (own.length === 1) {
    joined.unshift({ row: first.row, read: { is: "payment", payment: first.payment } });
    return joined;
  }
  const isOneOrder = own.every(
    ({ payment }) =>
      payment.kind === first.payment.kind &&
      payment.money.currency === first.payment.money.currency &&
      payment.refunded === first.payment.refunded,
  );
  const total = isOneOrder ? totalOf(own) : null;
  for (const { row, payment } of own) {
    if (total === null) {
      const reason = "Several rows of one order, and what they come to cannot be told";
      joined.push({ row, read: { is: "unclear", reason, payment } });
    } else if (row === first.row) {
      const items = own.flatMap(({ payment: one }) => one.items.map((item) => priced(item, one)));
      const money = { ...payment.money, amount: total };
      joined.push({ row, read: { is: "payment", payment: { ...payment, items, money } } });
    } else joined.push({ row, read: { is: "line", of: first.row, payment } });
  }
  return joined.sort((a, b) => a.row - b.row);
}

/**
 * Puts the rows of one order together, where a file has a row for each item: they follow each other
 * and share the order's id. The first one stands for the order, with all items and what all come to.
 */
export function joinRows(
  rows: readonly { row: number; read: ReadRow }[],
  { rowsAreLines }: { rowsAreLines: boolean },
): JoinedRow[] {
  if (!rowsAreLines) return [...rows];
  const joined: JoinedRow[] = [];
  let open: Line[] = [];
  const close = () => {
    if (open.length > 0) joined.push(...joinOrder(open));
    open = [];
  };
  for (const { row, read } of rows) {
    if (read.is !== "payment" || read.payment.keyless) {
      close();
      joined.push({ row, read });
      continue;
    }
    if (open[0] && open[0].payment.externalId !== read.payment.externalId) close();
    open.push({ row, payment: read.payment });
  }
  close();
  return joined;
}
