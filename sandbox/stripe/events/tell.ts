import { shown } from "../protocol/expand";
import { type Kept, randomId, type Store } from "../store";

export const apiVersion = "2026-10-28.endive";

/** How the events of a request are delivered. */
export type Manner = "once" | "never" | "ten_times" | "out_of_order";

/** The request that is being answered: events name it. */
export interface Asked {
  id: string;
  key: string | null;
  manner: Manner;
  /** The events that it has made, in order. */
  told: Kept[];
}

const wants = (endpoint: Kept, type: string) => {
  const events = endpoint.enabled_events as string[];
  return endpoint.status === "enabled" && (events.includes("*") || events.includes(type));
};

/** Puts an event on its way to every endpoint that wants it. Times are ms. */
export function deliverTo(store: Store, event: Kept, at: number, times = 1): number {
  const endpoints = store
    .list("webhook_endpoint")
    .filter((one) => wants(one, event.type as string));
  for (const { id } of endpoints) {
    for (let time = 0; time < times; time++) store.queue(event.id, id, at);
  }
  return endpoints.length;
}

/** Writes an event down, and what has to be sent of it. */
export function writeEvent(
  store: Store,
  now: number,
  what: { type: string; object: Kept; before?: Record<string, unknown> | undefined },
  asked: Asked | undefined,
): Kept {
  const event: Kept = {
    ...{ id: `evt_1${randomId(23)}`, object: "event", api_version: apiVersion, created: now },
    data: {
      object: shown(what.object),
      ...(what.before ? { previous_attributes: shown(what.before) } : {}),
    },
    ...{ livemode: false, pending_webhooks: 0 },
    request: { id: asked?.id ?? null, idempotency_key: asked?.key ?? null },
    type: what.type,
    stand_in_delivered: "yes",
  };
  asked?.told.push(event);
  const manner = asked?.manner ?? "once";
  const count =
    manner === "once" || manner === "ten_times"
      ? deliverTo(store, event, Date.now(), manner === "once" ? 1 : 10)
      : store.list("webhook_endpoint").filter((one) => wants(one, what.type)).length;
  return store.save({
    ...{ ...event, pending_webhooks: count },
    stand_in_delivered: count ? "no" : "yes",
  });
}

const lateBy = 1500; // ms

/** Sends a request's events later, and the last of them first. */
export function deliverBackwards(store: Store, told: readonly Kept[]) {
  const from = Date.now() + lateBy;
  for (const [at, event] of [...told].reverse().entries()) deliverTo(store, event, from + at * 100);
}
