import type { Transaction } from "@/lib/db";
import { type Context, conflict, invalid, requireRight } from "@/lib/kernel";
import { readSiteSettings } from "@/lib/sites";
import { replySchema } from "../declaring/declaration";
import { findLiveMatch, inMatchingOf, loadConfirmation, locateConfirmation } from "../internal";
import { type ConfirmationStatus, confirmationStatuses, confirmationStatusLabels } from "../labels";
import type { OpenConfirmation } from "../pairing/pair";
import { type Act, recordConfirmationEvent } from "./record-confirmation-event";
import { writeStatus } from "./write-status";

/** A declaration that a person sets to wait again gets a whole window more. */
async function openWindow(tx: Transaction, { siteId, id }: OpenConfirmation, at: Date) {
  const { matchWindowHours } = await readSiteSettings(tx, siteId);
  const end = new Date(at.getTime() + matchWindowHours * 3_600_000);
  await tx.query(
    `update confirmations set window_ends_at = $4
     where site_id = $1 and id = $2 and window_ends_at <= $3`,
    [siteId, id, at, end],
  );
}

async function reply(tx: Transaction, confirmation: OpenConfirmation, text: string, by: Act) {
  await tx.query(
    "update confirmations set reply = $3, replied_at = $4 where site_id = $1 and id = $2",
    [confirmation.siteId, confirmation.id, text, by.at],
  );
  const event = { type: "confirmation.replied", data: { reply: text } } as const;
  await recordConfirmationEvent(tx, confirmation, event, by);
}

/**
 * Sets a confirmation's status by hand, with a reply to the visitor if there is one. The visitor
 * sees both: a person vouches for it. Throws `conflict` while a match says otherwise, or when there
 * is nothing to change.
 */
export async function setConfirmationStatus(
  ctx: Context,
  input: { confirmationId: string; status: ConfirmationStatus; reply?: string },
): Promise<void> {
  const place = await locateConfirmation(ctx, input.confirmationId);
  requireRight(ctx, place.siteId, "confirmations:write");
  const { status: to } = input;
  if (!confirmationStatuses.includes(to)) throw invalid("This is not a status.", "status");
  const text = replySchema.parse(input.reply ?? "");
  const by = { actor: ctx.actor, at: ctx.clock.now() };
  await inMatchingOf(place.siteId, async (tx) => {
    const confirmation = await loadConfirmation(tx, place);
    const { status: from } = confirmation;
    if (to !== "success" && (await findLiveMatch(tx, place.siteId, { confirmationId: place.id }))) {
      throw conflict("It is matched with an order. Undo the match first.");
    }
    if (from === to && text === "" && confirmation.statusBy === "person") {
      throw conflict(`It is ${confirmationStatusLabels[to].toLowerCase()} already.`);
    }
    await writeStatus(tx, confirmation, { status: to, by: "person" }, by.at);
    if (to === "pending") await openWindow(tx, confirmation, by.at);
    const event =
      to === "failed" && from !== "failed"
        ? ({ type: "confirmation.failed", data: { reason: "set by hand" } } as const)
        : ({ type: "confirmation.status_set", data: { from, to } } as const);
    await recordConfirmationEvent(tx, confirmation, event, by);
    if (text !== "") await reply(tx, confirmation, text, by);
  });
}
