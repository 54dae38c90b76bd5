import type { Queryable } from "@/lib/db";
import { type EventData, record } from "@/lib/events";
import type { Actor } from "@/lib/kernel";
import { replyEvent } from "../events";

type ReplyEvent = keyof typeof replyEvent;

/** Who answers by itself. */
export const replies: Actor = { kind: "system", label: "Automatic replies" };

/** Tells the order's timeline of an answer; a confirmation without an order has none. */
export async function recordRunEvent<Type extends ReplyEvent>(
  tx: Queryable,
  run: { siteId: string; orderId: string | null },
  event: { type: Type; data: EventData<(typeof replyEvent)[Type]>; at: Date; actor?: Actor },
): Promise<void> {
  const { siteId, orderId } = run;
  if (orderId === null) return;
  const by = { actor: event.actor ?? replies, at: event.at };
  await record(tx, { siteId, id: orderId }, replyEvent[event.type], event.data as never, by);
}
