import type { Queryable } from "@/lib/db";
import { record } from "@/lib/events";
import type { Actor } from "@/lib/kernel";
import { type OrderEventData, type OrderEventType, orderEvent } from "./events";

/** Records one of this module's events in the transaction of the change that it tells of. */
export const recordEvent = <Type extends OrderEventType>(
  tx: Queryable,
  order: { siteId: string; id: string },
  event: { type: Type; data: OrderEventData<Type>; actor: Actor; at: Date },
): Promise<void> =>
  record(tx, order, orderEvent[event.type], event.data as never, {
    actor: event.actor,
    at: event.at,
  });
