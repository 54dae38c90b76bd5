import { afterCommit, channels, notifySoon, type Transaction } from "@/lib/db";
import { putInOutbox } from "@/lib/events";
import { type Actor, newId } from "@/lib/kernel";
import { actorColumns } from "@/lib/orders";
import {
  type ConfirmationEventData,
  type ConfirmationEventType,
  isToldOfConfirmation,
} from "./confirmation-events";

/** Who does something to a confirmation, and when. */
export interface Act {
  actor: Actor;
  at: Date;
}

/** Appends to a confirmation's timeline, in the transaction of the change that it tells of. */
export async function recordConfirmationEvent<Type extends ConfirmationEventType>(
  tx: Transaction,
  confirmation: { siteId: string; id: string },
  event: { type: Type; data: ConfirmationEventData<Type> },
  by: Act,
): Promise<void> {
  const actor = actorColumns(by.actor);
  const id = newId();
  const { siteId } = confirmation;
  const data = JSON.stringify(event.data);
  await tx.query(
    `insert into confirmation_events
       (id, site_id, confirmation_id, type, at, actor_kind, actor_id, actor_label, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, siteId, confirmation.id, event.type, by.at, actor.kind, actor.id, actor.label, data],
  );
  afterCommit(tx, () => notifySoon(channels.confirmations, siteId));
  if (!isToldOfConfirmation(event.type)) return;
  await putInOutbox(tx, {
    ...{ id, siteId, topic: "confirmation", subjectId: confirmation.id, type: event.type },
    data: event.data as Record<string, unknown>,
  });
  afterCommit(tx, () => notifySoon(channels.outbox));
}
