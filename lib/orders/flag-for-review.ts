import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { recordEvent } from "./record-event";

/** Puts an order among those that need a look. The same matter again is no news. */
export async function flagForReview(
  tx: Transaction,
  order: { siteId: string; id: string },
  matter: string,
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  const { rowCount } = await tx.query(
    `update orders set needs_review = $3, updated_at = $4
     where site_id = $1 and id = $2 and needs_review is distinct from $3`,
    [order.siteId, order.id, matter, at],
  );
  if (rowCount === 0) return;
  await recordEvent(tx, order, { type: "review.needed", data: { matter }, actor, at });
}
