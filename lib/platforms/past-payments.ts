import type { Money } from "@/lib/kernel";
import type { NewItem, OrderKind } from "@/lib/orders";

/** What a column of a file of past payments can be. */
export const pastFields = [
  "placedAt",
  "amount",
  "currency",
  "paymentId",
  "transactionId",
  "name",
  "email",
  "message",
  "kind",
  "item",
  "status",
  "description",
  "quantity",
  "unitAmount",
] as const;
export type PastField = (typeof pastFields)[number];

export const dateFormats = ["mdy", "dmy", "ymd", "unix"] as const;
/** In which order a date names month, day and year; `unix` is seconds since 1970. */
export type DateFormat = (typeof dateFormats)[number];

/** One row of such a file: what its columns say, null where nothing stands. */
export type PastRow = Record<PastField, string | null>;

/** How many were bought, and the price of one in minor units. */
export interface PastQuantity {
  quantity: number;
  unitAmount: bigint | null;
}

/** Count and price of an item: the price only where it gives the money, or where there is one alone. */
export function pricedItem(money: Money, { quantity, unitAmount }: PastQuantity): PastQuantity {
  if (unitAmount !== null && unitAmount * BigInt(quantity) === money.amount) {
    return { quantity, unitAmount };
  }
  return { quantity, unitAmount: quantity === 1 ? money.amount : null };
}

export interface PastKey {
  /** What the platform's webhooks would call this payment too, wherever the file tells. */
  externalId: string;
  transactionId: string | null;
}

/** What a platform's file of past payments is like. Readers throw `Misunderstood`, naming the column. */
export interface PastPayments {
  /** Where a creator gets the file, step by step. */
  steps: readonly string[];
  exportUrl: string;
  /** The names that each field's column may have, best first. */
  headers: Partial<Record<PastField, readonly string[]>>;
  /** Set when these are the platform's own columns: a file that has them needs no explaining. */
  own: { headers: readonly string[]; dateFormat: DateFormat } | null;
  /** The ids in the file are surely those of the webhooks: nothing else need be compared. */
  sameIds: boolean;
  /** Whether the rows of one order share its id, a row for each item. */
  rowsAreLines: boolean;
  /** Undoes what the platform does to texts before it writes them into the file. */
  mend?(row: PastRow): PastRow;
  /** What the file calls somebody who gave no name. */
  nobody: readonly string[];
  /** Further columns worth keeping, by header, and what they are called among an order's details. */
  kept: Readonly<Record<string, string>>;
  kindOf(kind: string | null): OrderKind;
  /** What a payment is called when its row tells the transaction alone; the webhook renames it. */
  nameByTransaction?(transactionId: string): string;
  /** Null where the row names no payment. */
  keyOf(row: PastRow): PastKey | null;
  /** `of` is how many and for how much each, where columns tell; null where they tell nothing. */
  itemOf(row: PastRow, kind: OrderKind, money: Money, of: PastQuantity): NewItem;
}
