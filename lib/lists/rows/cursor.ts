import { z } from "zod";
import { fromPublicId, type IdKind, invalid, toPublicId } from "@/lib/kernel";
import { type SortBy, sortText } from "../address/sort";
import type { SortKey } from "./sort-key";

/** Where a page starts: the values of the keys of a row, and its id (UUID). */
export interface Place {
  keys: string[];
  id: string;
}

interface Sorted<Row> {
  kind: IdKind;
  sort: SortBy;
  keys: readonly SortKey<Row>[];
}

const cursorSchema = z.tuple([z.string(), z.array(z.string().max(400)), z.string()]);

/** Where a row stands in a sorted list, as an opaque text that addresses can hold. */
export function cursorOf<Row extends { id: string }>(
  row: Row,
  { kind, sort, keys }: Sorted<Row>,
): string {
  const parts = [sortText(sort), keys.map((key) => key.of(row)), toPublicId(kind, row.id)];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Reads a cursor back; throws `invalid_request` on one that is broken or of another sort order. */
export function readCursor<Row>(cursor: string, { kind, sort, keys: wanted }: Sorted<Row>): Place {
  try {
    const json = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const [name, keys, id] = cursorSchema.parse(json);
    if (name !== sortText(sort) || keys.length !== wanted.length) throw new Error("another sort");
    if (!wanted.every((key, index) => key.accepts(keys[index] as string))) {
      throw new Error("not a value of this column");
    }
    return { keys, id: fromPublicId(kind, id) };
  } catch {
    throw invalid("cursor is not one that this list gave for this sort order", "cursor");
  }
}
