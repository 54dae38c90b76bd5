import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { recordEvent } from "../record-event";

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

const start = "Details that could not be read: ";

/** What a person reads about an order some of whose details were set aside. */
const matterOf = (fields: readonly string[]) =>
  `${start}${fields.join(", ")}. They are kept with the order as they came.`;

/**
 * Asks a person to look at details of an order that could not be read, or takes that back where the
 * newest report has none. Whatever else a person is asked about the order stays.
 */
export async function flagUnreadDetails(
  tx: Transaction,
  order: { siteId: string; id: string },
  fields: readonly string[],
  by: { actor: Actor; at: Date },
): Promise<void> {
  const matter = fields.length > 0 ? matterOf(fields) : null;
  const { rowCount } = await tx.query(
    `update orders set needs_review = $3, updated_at = $4
     where site_id = $1 and id = $2 and needs_review is distinct from $3
       and (starts_with(needs_review, $5) or (needs_review is null and $3::text is not null))`,
    [order.siteId, order.id, matter, by.at, start],
  );
  if (rowCount === 0 || matter === null) return;
  await recordEvent(tx, order, { type: "review.needed", data: { matter }, ...by });
}
