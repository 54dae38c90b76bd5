import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { requireRight, toPublicId } from "@/lib/kernel";
import { findOrder } from "./internal";

export interface Note {
  id: string;
  body: string;
  authorLabel: string;
  createdAt: Date;
  editedAt: Date | null;
}

/** An order's notes, oldest first, without deleted ones. */
export async function listNotes(ctx: Context, orderId: string): Promise<Note[]> {
  const order = await findOrder(ctx, orderId);
  requireRight(ctx, order.siteId, "orders:read");
  const rows = await query<Note>(
    `select id, body, author_label as "authorLabel", created_at as "createdAt",
       edited_at as "editedAt"
     from order_notes where site_id = $1 and order_id = $2 and deleted_at is null
     order by created_at, id`,
    [order.siteId, order.id],
  );
  return rows.map((row) => ({ ...row, id: toPublicId("note", row.id) }));
}
