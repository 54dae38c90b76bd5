import { type Context, conflict, requireRight } from "@/lib/kernel";
import { findLiveMatch, inMatchingOf, loadConfirmation, locateConfirmation } from "../internal";
import { joinByHand } from "./join-by-hand";

/**
 * Matches a confirmation with an order of its site by hand. Ids are the shown ones. Throws
 * `conflict` when either is matched already, `forbidden` below the role support.
 */
export async function matchByHand(
  ctx: Context,
  input: { confirmationId: string; orderId: string },
): Promise<void> {
  const at = await locateConfirmation(ctx, input.confirmationId);
  requireRight(ctx, at.siteId, "confirmations:write");
  await inMatchingOf(at.siteId, async (tx) => {
    const confirmation = await loadConfirmation(tx, at);
    if (await findLiveMatch(tx, at.siteId, { confirmationId: at.id })) {
      throw conflict("This confirmation is matched already. Undo that match, or re-link it.");
    }
    await joinByHand(tx, ctx, confirmation, input.orderId);
  });
}
