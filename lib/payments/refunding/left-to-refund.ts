import { formatMoney, invalid, OnetillError } from "@/lib/kernel";
import type { OrderRow } from "@/lib/orders";
import type { PaymentRow } from "../payment-row";
import type { RefundLine, RefundRow } from "./refund-row";

/** What of an order a refund can be for: the place of an item, from 0, or what was paid for sending. */
export type RefundableLine = RefundLine["item"];

/** What can still be given back for one line. Amounts are minor units. */
export interface LeftOfLine {
  item: RefundableLine;
  name: string;
  unitAmount: bigint;
  quantity: number;
  amount: bigint;
}

/** What of an order's money can be given back, out of which payment, and for which lines. */
export interface LeftToRefund {
  payment: PaymentRow | undefined;
  maximum: bigint;
  lines: LeftOfLine[];
}

/** What may be asked for of one line: so many, an amount, or all that is left of it. */
export interface WantedLine {
  item: RefundableLine;
  quantity?: number | undefined;
  amount?: bigint | undefined;
}

const least = (one: bigint, other: bigint) => (one < other ? one : other);

/** What an order was paid for, line by line; an item whose price is not known is none. */
function linesOf({ items, amountShipping }: Pick<OrderRow, "items" | "amountShipping">) {
  const lines: Omit<LeftOfLine, "amount">[] = items.flatMap(
    ({ name, variation, quantity, unitAmount }, item) =>
      unitAmount === null
        ? []
        : {
            ...{ item, quantity, unitAmount: BigInt(unitAmount) },
            name: variation ? `${name}, ${variation}` : name,
          },
  );
  if (amountShipping > 0n) {
    lines.push({ item: "shipping", name: "Shipping", unitAmount: amountShipping, quantity: 1 });
  }
  return lines;
}

/**
 * What is left to give back: of the money that was taken, all that has not gone back or is on its way. A line
 * has what was paid for it less what went back for it, and never more than the order.
 */
export function leftToRefund(
  order: Pick<OrderRow, "items" | "amountShipping">,
  payments: readonly PaymentRow[],
  refunds: readonly RefundRow[],
): LeftToRefund {
  const payment = payments.find(({ state }) => state === "succeeded");
  if (!payment) return { payment, maximum: 0n, lines: [] };
  const gone = refunds.filter(({ state }) => state !== "failed");
  const maximum = gone.reduce((left, { amount }) => left - amount, payment.amount);
  const goneByLine = gone.flatMap(({ lines }) => lines ?? []);
  const lines = linesOf(order).flatMap((line) => {
    const back = goneByLine.filter(({ item }) => item === line.item);
    const amount = back.reduce(
      (left, one) => left - BigInt(one.amount),
      line.unitAmount * BigInt(line.quantity),
    );
    const quantity = back.reduce((left, one) => left - (one.quantity ?? 0), line.quantity);
    const left = { ...line, quantity: Math.max(quantity, 0), amount: least(amount, maximum) };
    return left.amount > 0n ? left : [];
  });
  return { payment, maximum, lines };
}

const tooLarge = (param: string, message: string, maximum: bigint) =>
  new OnetillError("amount_too_large", message, { param, facts: { maximum: Number(maximum) } });

/** The refusal of an amount that is more than what is left. */
export function moreThanLeft(
  param: string,
  { maximum, currency, of }: { maximum: bigint; currency: string; of?: string },
): OnetillError {
  const most = `${formatMoney({ amount: maximum, currency })} (${maximum})`;
  const what = of ? ` for ${of}` : "";
  return tooLarge(
    param,
    `${param} is more than what is left to give back${what}: at most ${most}.`,
    maximum,
  );
}

/** What a wanted line comes to. */
function settleLine(wanted: WantedLine, place: number, left: LeftToRefund): RefundLine {
  const at = `lines.${place}`;
  const { item, quantity, amount } = wanted;
  const line = left.lines.find((one) => one.item === item);
  if (!line) {
    throw invalid(`${at}.item names nothing of this order that can be given back.`, `${at}.item`);
  }
  if (amount !== undefined && quantity !== undefined) {
    throw invalid(`${at} must have a quantity or an amount, not both.`, `${at}.quantity`);
  }
  const about = { maximum: line.amount, currency: left.payment?.currency ?? "", of: line.name };
  if (amount !== undefined) {
    if (amount <= 0n) throw invalid(`${at}.amount must be more than nothing.`, `${at}.amount`);
    if (amount > line.amount) throw moreThanLeft(`${at}.amount`, about);
    return { item, quantity: null, amount: Number(amount) };
  }
  const many = quantity ?? line.quantity;
  if (many < 1 && quantity !== undefined) {
    throw invalid(`${at}.quantity must be 1 or more.`, `${at}.quantity`);
  }
  if (many > line.quantity) {
    const most = `at most ${line.quantity} of ${line.name}`;
    throw tooLarge(
      `${at}.quantity`,
      `${at}.quantity is more than what is left to give back: ${most}.`,
      line.amount,
    );
  }
  // Where something of a line went back before, the last ones of it bring what is left.
  const whole = many === line.quantity ? line.amount : line.unitAmount * BigInt(many);
  return { item, quantity: many || null, amount: Number(least(whole, line.amount)) };
}

/**
 * What a refund by line comes to. Throws `invalid_request` naming the line and the field at fault, and
 * `amount_too_large` with the maximum for more than is left of a line, or of the order.
 */
export function settleLines(
  wanted: readonly WantedLine[],
  left: LeftToRefund,
): { lines: RefundLine[]; amount: bigint } {
  if (wanted.length === 0) throw invalid("lines must name at least one line.", "lines");
  const lines = wanted.map((line, place) => {
    if (wanted.findIndex(({ item }) => item === line.item) !== place) {
      throw invalid(`lines.${place}.item is named twice.`, `lines.${place}.item`);
    }
    return settleLine(line, place, left);
  });
  const amount = lines.reduce((sum, line) => sum + BigInt(line.amount), 0n);
  if (amount > left.maximum) {
    throw moreThanLeft("lines", {
      maximum: left.maximum,
      currency: left.payment?.currency ?? "",
    });
  }
  return { lines, amount };
}
