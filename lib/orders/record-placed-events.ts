import type { Transaction } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { isTold } from "./events";
import { actorColumns } from "./record-event";
import type { TrailEvent } from "./walk-new-order";

/** An event of one of many orders; `quiet` as with `recordEvent`. */
export type PlacedEvent = TrailEvent & { orderId: string; quiet: boolean };

/**
 * Appends to the timelines of many orders of a site in one statement, each in the order given, and
 * notes for others what they are told of. As if `recordEvent` was called for each.
 */
export async function recordPlacedEvents(
  tx: Transaction,
  siteId: string,
  events: readonly PlacedEvent[],
  at: Date,
): Promise<void> {
  const rows = events.map(({ orderId, type, data, actor, quiet }) => {
    const { kind, id, label } = actorColumns(actor);
    const told = !quiet && isTold(type);
    return { id: newId(), order_id: orderId, type, kind, actor: id, label, data, told };
  });
  await tx.query(
    `with e as (
       select * from json_to_recordset($3::json) as r(id uuid, order_id uuid, type text, kind text,
         actor text, label text, data jsonb, told boolean)
     ), told as (
       insert into outbox (id, site_id, topic, subject_id, type, data)
       select e.id, $1, 'order', e.order_id, e.type, e.data from e where e.told
     )
     insert into order_events (id, site_id, order_id, type, at, actor_kind, actor_id, actor_label, data)
     select e.id, $1, e.order_id, e.type, $2, e.kind, e.actor, e.label, e.data from e`,
    [siteId, at, JSON.stringify(rows)],
  );
}
