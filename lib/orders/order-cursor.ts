import { z } from "zod";
import { fromPublicId, invalid, storableText, toPublicId } from "@/lib/kernel";
import { orderStatuses, paymentStatuses } from "./lifecycle";
import type { OrderRow } from "./order-row";
import { type OrderSort, type SortSpec, sortText } from "./sorts";

/** The column that each sort walks; together with `id` it is a total order with an index behind it. */
export const sortColumns: Record<OrderSort, { column: string; cast: string }> = {
  placed_at: { column: "placed_at", cast: "timestamptz" },
  amount: { column: "amount", cast: "bigint" },
  status: { column: "status", cast: "order_status" },
  payment: { column: "payment_status", cast: "payment_status" },
  platform: { column: "platform", cast: "text" },
  item: { column: "item_sort", cast: "text" },
  customer: { column: "customer_sort", cast: "text" },
  reference: { column: "reference", cast: "bpchar" },
};

const keyOf: Record<OrderSort, (row: OrderRow) => string> = {
  placed_at: (row) => row.placedAt.toISOString(),
  amount: (row) => row.amount.toString(),
  status: (row) => row.status,
  payment: (row) => row.paymentStatus,
  platform: (row) => row.platform,
  item: (row) => row.itemSort,
  customer: (row) => row.customerSort,
  reference: (row) => row.reference,
};

const cursorSchema = z.tuple([z.string(), z.string().max(400), z.string()]);

/** Where a row stands in a sorted list, as an opaque text. */
export function cursorOf(row: OrderRow, spec: SortSpec): string {
  const parts = [sortText(spec), keyOf[spec.by](row), toPublicId("order", row.id)];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Reads a cursor back; throws `invalid_request` on one that is broken or of another sort order. */
export function readCursor(cursor: string, spec: SortSpec): { key: string; id: string } {
  try {
    const json = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const [name, key, id] = cursorSchema.parse(json);
    if (name !== sortText(spec)) throw new Error("of another sort order");
    const { cast } = sortColumns[spec.by];
    if (cast === "timestamptz" && Number.isNaN(Date.parse(key))) throw new Error("not a time");
    if (cast === "bigint" && !/^\d{1,18}$/.test(key)) throw new Error("not an amount");
    if (spec.by === "status" && !(orderStatuses as string[]).includes(key)) {
      throw new Error("not a status");
    }
    if (spec.by === "payment" && !(paymentStatuses as readonly string[]).includes(key)) {
      throw new Error("not a payment status");
    }
    return { key: storableText(key), id: fromPublicId("order", id) };
  } catch {
    throw invalid("cursor is not one that this list gave for this sort order", "cursor");
  }
}
