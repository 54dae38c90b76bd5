import { channels, inTransaction, notifySoon } from "@/lib/db";
import { actorColumns } from "@/lib/events";
import type { Context } from "@/lib/kernel";
import { newId, requireRight, storableText, toPublicId } from "@/lib/kernel";
import { findOrder } from "../internal";
import { recordEvent } from "../record-event";
import { noteBodySchema } from "../schemas";

/** Adds a note for the team to an order; members never see it. Returns the note's shown id. */
export async function addNote(
  ctx: Context,
  input: { orderId: string; body: string },
): Promise<string> {
  const order = await findOrder(ctx, input.orderId);
  requireRight(ctx, order.siteId, "notes:write");
  const body = storableText(noteBodySchema.parse(input.body));
  const id = newId();
  const author = actorColumns(ctx.actor);
  const at = ctx.clock.now();
  await inTransaction(async (tx) => {
    await tx.query(
      `insert into order_notes (id, site_id, order_id, author_id, author_label, body, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, order.siteId, order.id, author.id, author.label, body, at],
    );
    const data = { note_id: toPublicId("note", id) };
    await recordEvent(tx, order, { type: "note.added", data, actor: ctx.actor, at });
  });
  notifySoon(channels.orders, order.siteId);
  return toPublicId("note", id);
}
