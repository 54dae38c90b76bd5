import { afterCommit, channels, notifySoon, type Transaction } from "@/lib/db";
import { actorColumns, record } from "@/lib/events";
import { conflict, toPublicId } from "@/lib/kernel";
import { type Act, recordConfirmationEvent } from "../confirmations/record-confirmation-event";
import { writeStatus } from "../confirmations/write-status";
import { orderMatchEvent } from "../events";
import { findLiveMatch, findPaidOrder } from "../internal";
import type { OpenConfirmation, PaidOrder } from "../pairing/pair";

/**
 * Takes a declaration and its order apart, on record on both sides: it waits again, or has failed if
 * its window is over; the reply that went with the match is no longer shown. The pair is never joined
 * by itself again. Returns the order that is free now. Throws `conflict` when there is no match.
 */
export async function takeApart(
  tx: Transaction,
  confirmation: OpenConfirmation,
  reason: string | null,
  by: Act,
): Promise<PaidOrder> {
  const { siteId, id, code } = confirmation;
  const match = await findLiveMatch(tx, siteId, { confirmationId: id });
  const order = match && (await findPaidOrder(tx, { siteId, id: match.orderId }));
  if (!match || !order) throw conflict("This confirmation is not matched with an order.");
  await tx.query(
    `update matches set undone_at = $2, undone_by = $3, undo_reason = $4
     where site_id = $5 and id = $1 and undone_at is null`,
    [match.id, by.at, actorColumns(by.actor).label, reason, siteId],
  );
  const over = by.at >= confirmation.windowEndsAt;
  const status = over ? "failed" : "pending";
  await writeStatus(tx, confirmation, { status, by: over ? "window" : "visitor" }, by.at);
  await tx.query(
    "update confirmations set reply = null, replied_at = null where site_id = $1 and id = $2",
    [siteId, id],
  );
  const facts = { order_id: toPublicId("order", order.id), reference: order.reference, reason };
  const data = { ...facts, status, reply: confirmation.reply } as const;
  await recordConfirmationEvent(tx, confirmation, { type: "match.undone", data }, by);
  const undone = { confirmation_id: toPublicId("confirmation", id), code, reason };
  await record(tx, order, orderMatchEvent["match.undone"], undone, by);
  afterCommit(tx, () => notifySoon(channels.orders, siteId));
  return order;
}
