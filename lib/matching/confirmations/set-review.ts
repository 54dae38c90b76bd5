import type { Transaction } from "@/lib/db";
import type { OpenConfirmation } from "../pairing/pair";
import { type Act, recordConfirmationEvent } from "./record-confirmation-event";

/**
 * Asks a person to look at a confirmation, or takes that back with null. The same matter is told
 * once, and not again after a person settled it.
 */
export async function setReview(
  tx: Transaction,
  confirmation: Pick<OpenConfirmation, "siteId" | "id" | "needsReview" | "reviewSettled">,
  matter: string | null,
  by: Act,
): Promise<void> {
  const wanted = matter === confirmation.reviewSettled ? null : matter;
  if (wanted === confirmation.needsReview) return;
  await tx.query(
    "update confirmations set needs_review = $3, updated_at = $4 where site_id = $1 and id = $2",
    [confirmation.siteId, confirmation.id, wanted, by.at],
  );
  if (wanted === null) return;
  const event = { type: "confirmation.review", data: { matter: wanted } } as const;
  await recordConfirmationEvent(tx, confirmation, event, by);
}
