import { type Context, conflict, requireRight } from "@/lib/kernel";
import { inMatchingOf, loadConfirmation, locateConfirmation } from "../internal";
import { recordConfirmationEvent } from "./record-confirmation-event";

/** Settles what a person was asked to look at; the same matter is not raised again. */
export async function markConfirmationReviewed(
  ctx: Context,
  input: { confirmationId: string },
): Promise<void> {
  const place = await locateConfirmation(ctx, input.confirmationId);
  requireRight(ctx, place.siteId, "confirmations:write");
  const at = ctx.clock.now();
  await inMatchingOf(place.siteId, async (tx) => {
    const { needsReview: matter } = await loadConfirmation(tx, place);
    if (matter === null) throw conflict("There is nothing to settle.");
    await tx.query(
      `update confirmations set needs_review = null, review_settled = $3, updated_at = $4
       where site_id = $1 and id = $2`,
      [place.siteId, place.id, matter, at],
    );
    const event = { type: "confirmation.review_settled", data: { matter } } as const;
    await recordConfirmationEvent(tx, place, event, { actor: ctx.actor, at });
  });
}
