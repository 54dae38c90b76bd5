import type { Transaction } from "@/lib/db";
import { conflict } from "@/lib/kernel";
import type { ConfirmationStatus } from "../labels";
import type { OpenConfirmation, StatusBy } from "../pairing/pair";

/**
 * The only writer of a confirmation's status; whatever a person was to look at is settled by it
 * unless `needsReview` says what remains. Throws `conflict` when it has moved on meanwhile.
 */
export async function writeStatus(
  tx: Transaction,
  confirmation: Pick<OpenConfirmation, "siteId" | "id" | "status">,
  to: { status: ConfirmationStatus; by: StatusBy; needsReview?: string | null },
  at: Date,
): Promise<void> {
  const { rowCount } = await tx.query(
    `update confirmations set status = $4::confirmation_status, status_by = $5, needs_review = $6,
       status_at = case when status = $4::confirmation_status then status_at else $7 end,
       updated_at = $7
     where site_id = $1 and id = $2 and status = $3::confirmation_status`,
    [
      confirmation.siteId,
      confirmation.id,
      confirmation.status,
      to.status,
      to.by,
      to.needsReview ?? null,
      at,
    ],
  );
  if (rowCount === 0) throw conflict("The confirmation has changed meanwhile. Look at it again.");
}
