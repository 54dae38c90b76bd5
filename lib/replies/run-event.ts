import type { Queryable } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { type OrderEventType, recordEvent } from "@/lib/orders";

type ReplyEvent = Extract<OrderEventType, `reply.${string}`>;

/** Who answers by itself. */
export const replies: Actor = { kind: "system", label: "Automatic replies" };

/** Tells the order's timeline of an answer; a confirmation without an order has none. */
export async function recordRunEvent<Type extends ReplyEvent>(
  tx: Queryable,
  run: { siteId: string; orderId: string | null },
  event: {
    type: Type;
    data: Parameters<typeof recordEvent<Type>>[2]["data"];
    at: Date;
    actor?: Actor;
  },
): Promise<void> {
  const { siteId, orderId } = run;
  if (orderId === null) return;
  await recordEvent(tx, { siteId, id: orderId }, { actor: replies, ...event });
}
