import { z } from "zod";
import { fromPublicId, invalid, toPublicId } from "@/lib/kernel";
import { confirmationStatuses } from "../labels";
import type { ConfirmationRow } from "./confirmation-row";
import { type ConfirmationSortSpec, confirmationSortText } from "./confirmation-sorts";

// NUL cannot be in a text of the database, nor in one that is compared with it.
const storable = z.string().refine((text) => text.isWellFormed() && !text.includes("\0"));
const time = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text);

const place = z.object({
  status: z.enum(confirmationStatuses),
  emailKey: storable.max(400),
  createdAt: time,
  id: z.string(),
});
export type ConfirmationPlace = z.infer<typeof place>;
const cursorSchema = z.tuple([z.string(), place]);

/** Where a row stands in a sorted list, as an opaque text. */
export function confirmationCursor(row: ConfirmationRow, sort: ConfirmationSortSpec): string {
  const { status, emailKey } = row;
  const here = {
    status,
    // Only the list sorted by it needs it: a cursor is part of an address.
    emailKey: sort.by === "email" ? emailKey : "",
    createdAt: row.createdAt.toISOString(),
    id: toPublicId("confirmation", row.id),
  };
  return Buffer.from(JSON.stringify([confirmationSortText(sort), here])).toString("base64url");
}

/** Reads a cursor back, with the id as UUID; throws `invalid_request` on one of another list. */
export function readConfirmationCursor(
  cursor: string,
  sort: ConfirmationSortSpec,
): ConfirmationPlace {
  try {
    const json = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const [name, here] = cursorSchema.parse(json);
    if (name !== confirmationSortText(sort)) throw new Error("another sort");
    return { ...here, id: fromPublicId("confirmation", here.id) };
  } catch {
    throw invalid("cursor is not one that this list gave for this sort order", "cursor");
  }
}
