import type { Transaction } from "@/lib/db";
import { type Context, conflict, fromPublicId, notFound, onetill } from "@/lib/kernel";
import { findLiveMatch, findPaidOrder } from "../internal";
import { considerConfirmations } from "../pairing/consider";
import { findConfirmationsFor, findOrdersFor } from "../pairing/find-pairs";
import { judgePair } from "../pairing/judge-pair";
import { makeMatch } from "../pairing/make-match";
import type { OpenConfirmation } from "../pairing/pair";

async function codeIsIn(tx: Transaction, confirmation: OpenConfirmation, orderId: string) {
  const { rowCount } = await tx.query(
    "select 1 from code_sightings where site_id = $1 and code_key = $2 and order_id = $3",
    [confirmation.siteId, confirmation.codeKey, orderId],
  );
  return rowCount === 1;
}

/** Joins the two because a person says so, then looks at those who could have meant either. */
export async function joinByHand(
  tx: Transaction,
  ctx: Context,
  confirmation: OpenConfirmation,
  shownOrderId: string,
): Promise<void> {
  const { siteId } = confirmation;
  const order = await findPaidOrder(tx, { siteId, id: fromPublicId("order", shownOrderId) });
  if (!order) throw notFound("order");
  const taken = await findLiveMatch(tx, order.siteId, { orderId: order.id });
  if (taken) {
    throw conflict(
      `The order ${order.reference} is matched with the confirmation ${taken.code} already. Undo that first.`,
    );
  }
  const at = ctx.clock.now();
  const judged = judgePair(confirmation, order, await codeIsIn(tx, confirmation, order.id));
  const rivals = await findConfirmationsFor(tx, order);
  for (const pair of await findOrdersFor(tx, confirmation)) {
    rivals.push(...(await findConfirmationsFor(tx, pair.order)));
  }
  const reasons = ["chosen by a person", ...judged.reasons];
  const match = { confirmation, order, rule: "hand", score: judged.score, reasons } as const;
  await makeMatch(tx, match, { actor: ctx.actor, at });
  const others = [...new Set(rivals.map((rival) => rival.confirmation.id))];
  await considerConfirmations(tx, siteId, others, { actor: onetill, at });
}
