import { type Context, conflict, fromPublicId, onetill, requireRight } from "@/lib/kernel";
import { joinByHand } from "../by-hand/join-by-hand";
import { takeApart } from "../by-hand/take-apart";
import { undoReasonSchema } from "../declaring/declaration";
import { findLiveMatch, inMatchingOf, loadConfirmation, locateConfirmation } from "../internal";
import { considerConfirmations } from "./consider";
import { findConfirmationsFor } from "./find-pairs";

/**
 * Takes a confirmation from its order and gives it to another one, in one step: nobody sees it
 * without. Throws `conflict` when it is not matched, or when the other order is.
 */
export async function relinkMatch(
  ctx: Context,
  input: { confirmationId: string; orderId: string; reason?: string },
): Promise<void> {
  const place = await locateConfirmation(ctx, input.confirmationId);
  const { siteId } = place;
  requireRight(ctx, siteId, "confirmations:write");
  const reason = undoReasonSchema.parse(input.reason ?? "") || null;
  const at = ctx.clock.now();
  await inMatchingOf(siteId, async (tx) => {
    const match = await findLiveMatch(tx, place.siteId, { confirmationId: place.id });
    if (match?.orderId === fromPublicId("order", input.orderId)) {
      throw conflict("It is matched with that order already.");
    }
    const before = await loadConfirmation(tx, place);
    const freed = await takeApart(tx, before, reason, { actor: ctx.actor, at });
    await joinByHand(tx, ctx, await loadConfirmation(tx, place), input.orderId);
    const others = (await findConfirmationsFor(tx, freed)).map((pair) => pair.confirmation.id);
    const by = { actor: onetill, at };
    await considerConfirmations(tx, siteId, others, by, { mayMatch: false });
  });
}
