import { type Context, toPublicId } from "@/lib/kernel";
import { listConfirmationMails } from "@/lib/mail";
import { type ConfirmationRow, listCandidates } from "@/lib/matching";
import { listConfirmationEvents } from "@/lib/timeline";

/** Everything that a confirmation's page shows beside the confirmation itself. */
export async function readConfirmation(ctx: Context, confirmation: ConfirmationRow) {
  const id = toPublicId("confirmation", confirmation.id);
  const [events, candidates, mails] = await Promise.all([
    listConfirmationEvents(ctx, id),
    listCandidates(ctx, id),
    listConfirmationMails(ctx, confirmation),
  ]);
  const matchedId = confirmation.match ? toPublicId("order", confirmation.match.orderId) : null;
  return {
    id,
    confirmation,
    events,
    mails,
    /** What is known of the order that it is matched with. */
    matched: candidates.find((candidate) => candidate.orderId === matchedId) ?? null,
    candidates: candidates.filter((candidate) => candidate.orderId !== matchedId),
  };
}

export type ConfirmationData = Awaited<ReturnType<typeof readConfirmation>>;
