import { type Context, onetill, requireRight } from "@/lib/kernel";
import { undoReasonSchema } from "../declaring/declaration";
import { inMatchingOf, loadConfirmation, locateConfirmation } from "../internal";
import { considerConfirmations } from "../pairing/consider";
import { findConfirmationsFor } from "../pairing/find-pairs";
import { takeApart } from "./take-apart";

/**
 * Takes back a match. Nothing is joined in its place by itself: whoever could have meant the order
 * is shown for a person to decide. Throws `conflict` when there is no match.
 */
export async function undoMatch(
  ctx: Context,
  input: { confirmationId: string; reason?: string },
): Promise<void> {
  const place = await locateConfirmation(ctx, input.confirmationId);
  const { siteId, id } = place;
  requireRight(ctx, siteId, "confirmations:write");
  const reason = undoReasonSchema.parse(input.reason ?? "") || null;
  const at = ctx.clock.now();
  await inMatchingOf(siteId, async (tx) => {
    const confirmation = await loadConfirmation(tx, place);
    const order = await takeApart(tx, confirmation, reason, { actor: ctx.actor, at });
    const others = (await findConfirmationsFor(tx, order)).map((pair) => pair.confirmation.id);
    const by = { actor: onetill, at };
    await considerConfirmations(tx, siteId, [id, ...others], by, { mayMatch: false });
  });
}
