import type { Queryable } from "@/lib/db";
import { putInOutbox } from "@/lib/events";
import type { Actor } from "@/lib/kernel";
import { newId } from "@/lib/kernel";
import { isTold, type OrderEventData, type OrderEventType } from "./events";

/** The columns of who did it, as events and notes keep them. */
export function actorColumns(actor: Actor): { kind: string; id: string | null; label: string } {
  if (actor.kind === "nobody") return { kind: "nobody", id: null, label: "Nobody" };
  return { kind: actor.kind, id: "id" in actor ? actor.id : null, label: actor.label };
}

/**
 * Appends to an order's timeline. Belongs in the transaction of the change that it tells of.
 * `quiet` tells nobody else: for what lies in the past and must trigger nothing.
 */
export async function recordEvent<Type extends OrderEventType>(
  tx: Queryable,
  order: { siteId: string; id: string },
  event: {
    type: Type;
    data: OrderEventData<Type>;
    actor: Actor;
    at: Date;
    quiet?: boolean;
  },
): Promise<void> {
  const actor = actorColumns(event.actor);
  const id = newId();
  await tx.query(
    `insert into order_events (id, site_id, order_id, type, at, actor_kind, actor_id, actor_label, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      order.siteId,
      order.id,
      event.type,
      event.at,
      actor.kind,
      actor.id,
      actor.label,
      JSON.stringify(event.data),
    ],
  );
  if (event.quiet || !isTold(event.type)) return;
  const { type, data } = event;
  await putInOutbox(tx, {
    id,
    siteId: order.siteId,
    topic: "order",
    subjectId: order.id,
    type,
    data: data as Record<string, unknown>,
  });
}
