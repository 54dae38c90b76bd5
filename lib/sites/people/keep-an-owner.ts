import type { Transaction } from "@/lib/db";
import { conflict } from "@/lib/kernel";

/**
 * Throws `conflict` when the site has no owner beside this person. Holds the owners' rows, so that
 * two owners cannot step down at the same moment.
 */
export async function keepAnOwner(tx: Transaction, siteId: string, userId: string): Promise<void> {
  const { rows } = await tx.query<{ user_id: string }>(
    `select user_id from site_members where site_id = $1 and role = 'owner'
     order by user_id for update`,
    [siteId],
  );
  if (rows.some((row) => row.user_id === userId) && rows.length === 1) {
    throw conflict("A site needs an owner. Make somebody else an owner first.");
  }
}
