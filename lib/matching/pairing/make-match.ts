import { afterCommit, channels, isUniqueViolation, notifySoon, type Transaction } from "@/lib/db";
import { actorColumns, record } from "@/lib/events";
import { conflict, newId, toPublicId } from "@/lib/kernel";
import { type Act, recordConfirmationEvent } from "../confirmations/record-confirmation-event";
import { writeStatus } from "../confirmations/write-status";
import { orderMatchEvent } from "../events";
import type { MatchRule } from "../labels";
import type { OpenConfirmation, PaidOrder } from "./pair";

export interface NewMatch {
  confirmation: OpenConfirmation;
  order: PaidOrder;
  rule: MatchRule;
  score: number;
  reasons: string[];
}

async function insertMatch(tx: Transaction, match: NewMatch, by: Act): Promise<void> {
  const actor = actorColumns(by.actor);
  try {
    await tx.query(
      `insert into matches (id, site_id, confirmation_id, order_id, rule, score, reasons,
         actor_kind, actor_id, actor_label, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        newId(),
        match.order.siteId,
        match.confirmation.id,
        match.order.id,
        match.rule,
        match.score,
        JSON.stringify(match.reasons),
        actor.kind,
        actor.id,
        actor.label,
        by.at,
      ],
    );
  } catch (error) {
    // The lock on the site keeps this from happening; the index keeps it from ever being stored.
    if (!isUniqueViolation(error)) throw error;
    throw conflict("One of the two is matched already.");
  }
}

/** Joins a declaration and an order, on record on both sides. The caller holds the site's lock. */
export async function makeMatch(tx: Transaction, match: NewMatch, by: Act): Promise<void> {
  const { confirmation, order, rule, score, reasons } = match;
  await insertMatch(tx, match, by);
  await writeStatus(tx, confirmation, { status: "success", by: "match" }, by.at);
  const facts = { rule, score, reasons };
  await recordConfirmationEvent(
    tx,
    confirmation,
    {
      type: "match.made",
      data: { order_id: toPublicId("order", order.id), reference: order.reference, ...facts },
    },
    by,
  );
  const { code } = confirmation;
  const data = { confirmation_id: toPublicId("confirmation", confirmation.id), code, ...facts };
  await record(tx, order, orderMatchEvent["match.made"], data, by);
  const { siteId } = order;
  afterCommit(tx, () => notifySoon(channels.orders, siteId));
}
