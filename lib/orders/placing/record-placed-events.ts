import type { Transaction } from "@/lib/db";
import { happening, recordMany } from "@/lib/events";
import { orderEvent } from "../events";
import type { TrailEvent } from "./walk-new-order";

/** An event of one of many orders; `quiet` as with `record`. */
export type PlacedEvent = TrailEvent & { orderId: string; quiet: boolean; at: Date };

/** Appends to the timelines of many orders of a site in one statement, each in the order given. */
export const recordPlacedEvents = (
  tx: Transaction,
  siteId: string,
  events: readonly PlacedEvent[],
): Promise<void> =>
  recordMany(
    tx,
    events.map(({ orderId, type, data, actor, quiet, at }) =>
      happening({ siteId, id: orderId }, orderEvent[type], data, { actor, at, quiet }),
    ),
  );
