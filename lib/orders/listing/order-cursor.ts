import { z } from "zod";
import { fromPublicId, invalid, toPublicId } from "@/lib/kernel";
import { orderStatuses } from "../lifecycle";
import type { OrderRow } from "../order-row";
import { paymentStatuses } from "../payment-lifecycle";
import { type OrderSort, type SortSpec, sortText } from "./sorts";

interface SortKey {
  column: string;
  cast: string;
  of: (row: OrderRow) => string;
  /** Whether a text can be such a value; the database would choke on another. */
  accepts: (text: string) => boolean;
}

// NUL cannot be in a text of the database, nor in one that is compared with it.
const isText = (text: string) => text.isWellFormed() && !text.includes("\0");
const isTime = (text: string) =>
  /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

const text = (column: string, of: SortKey["of"]): SortKey => ({
  column,
  cast: "text",
  of,
  accepts: isText,
});

const placedAt: SortKey = {
  column: "placed_at",
  cast: "timestamptz",
  of: (row) => row.placedAt.toISOString(),
  accepts: isTime,
};

/**
 * The columns that each sort walks, all in one direction; together with `id` they are a total order
 * with an index behind it.
 */
export const sortKeys: Record<OrderSort, SortKey[]> = {
  placed_at: [placedAt],
  amount: [
    {
      column: "amount",
      cast: "bigint",
      of: (row) => row.amount.toString(),
      accepts: (value) => /^\d{1,18}$/.test(value),
    },
  ],
  status: [
    {
      column: "status",
      cast: "order_status",
      of: (row) => row.status,
      accepts: (value) => (orderStatuses as string[]).includes(value),
    },
    placedAt,
  ],
  payment: [
    {
      column: "payment_status",
      cast: "payment_status",
      of: (row) => row.paymentStatus,
      accepts: (value) => (paymentStatuses as readonly string[]).includes(value),
    },
    placedAt,
  ],
  platform: [text("platform", (row) => row.platform), placedAt],
  item: [text("item_sort", (row) => row.itemSort)],
  customer: [text("customer_sort", (row) => row.customerSort)],
  reference: [{ ...text("reference", (row) => row.reference), cast: "bpchar" }],
};

const cursorSchema = z.tuple([z.string(), z.array(z.string().max(400)), z.string()]);

/** Where a row stands in a sorted list, as an opaque text. */
export function cursorOf(row: OrderRow, spec: SortSpec): string {
  const keys = sortKeys[spec.by].map((key) => key.of(row));
  const parts = [sortText(spec), keys, toPublicId("order", row.id)];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Reads a cursor back; throws `invalid_request` on one that is broken or of another sort order. */
export function readCursor(cursor: string, spec: SortSpec): { keys: string[]; id: string } {
  try {
    const json = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const [name, keys, id] = cursorSchema.parse(json);
    const wanted = sortKeys[spec.by];
    if (name !== sortText(spec) || keys.length !== wanted.length) throw new Error("another sort");
    if (!wanted.every((key, index) => key.accepts(keys[index] as string))) {
      throw new Error("not a value of this column");
    }
    return { keys, id: fromPublicId("order", id) };
  } catch {
    throw invalid("cursor is not one that this list gave for this sort order", "cursor");
  }
}
