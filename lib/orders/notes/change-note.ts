import type { Transaction } from "@/lib/db";
import { channels, inTransaction, notifySoon } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { fromPublicId, notFound, requireRight, storableText } from "@/lib/kernel";
import { findOrder } from "../internal";
import { recordEvent } from "../record-event";
import { noteBodySchema } from "../schemas";

type NoteEvent = "note.edited" | "note.deleted" | "note.restored";

async function changeNote(
  ctx: Context,
  input: { orderId: string; noteId: string },
  type: NoteEvent,
  write: (
    tx: Transaction,
    where: [siteId: string, orderId: string, id: string],
    at: Date,
  ) => Promise<{ rowCount: number | null }>,
): Promise<void> {
  const order = await findOrder(ctx, input.orderId);
  requireRight(ctx, order.siteId, "notes:write");
  const id = fromPublicId("note", input.noteId);
  const at = ctx.clock.now();
  await inTransaction(async (tx) => {
    const { rowCount } = await write(tx, [order.siteId, order.id, id], at);
    if (rowCount === 0) throw notFound("note");
    await recordEvent(tx, order, { type, data: { note_id: input.noteId }, actor: ctx.actor, at });
  });
  notifySoon(channels.orders, order.siteId);
}

/** Replaces a note's text; that it was edited stays on the timeline. */
export async function editNote(
  ctx: Context,
  input: { orderId: string; noteId: string; body: string },
) {
  const body = storableText(noteBodySchema.parse(input.body));
  return changeNote(ctx, input, "note.edited", (tx, where, at) =>
    tx.query(
      `update order_notes set body = $4, edited_at = $5
       where site_id = $1 and order_id = $2 and id = $3 and deleted_at is null`,
      [...where, body, at],
    ),
  );
}

/** Takes a note away; it can be restored. */
export const deleteNote = (ctx: Context, input: { orderId: string; noteId: string }) =>
  changeNote(ctx, input, "note.deleted", (tx, where, at) =>
    tx.query(
      `update order_notes set deleted_at = $4
       where site_id = $1 and order_id = $2 and id = $3 and deleted_at is null`,
      [...where, at],
    ),
  );

/** Brings a deleted note back. */
export const restoreNote = (ctx: Context, input: { orderId: string; noteId: string }) =>
  changeNote(ctx, input, "note.restored", (tx, where) =>
    tx.query(
      `update order_notes set deleted_at = null
       where site_id = $1 and order_id = $2 and id = $3 and deleted_at is not null`,
      where,
    ),
  );
