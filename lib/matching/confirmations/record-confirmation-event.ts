import { afterCommit, channels, notifySoon, type Transaction } from "@/lib/db";
import { record } from "@/lib/events";
import type { Actor } from "@/lib/kernel";
import {
  type ConfirmationEventData,
  type ConfirmationEventType,
  confirmationEvent,
} from "../events";

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
  await record(tx, confirmation, confirmationEvent[event.type], event.data as never, by);
  afterCommit(tx, () => notifySoon(channels.confirmations, confirmation.siteId));
}
