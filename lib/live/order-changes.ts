import { channels, listenTo } from "@/lib/db";

type Listener = {
  sites: ReadonlySet<string>;
  /** Called with the sites among its own in which something has changed. */
  onChange: (siteIds: readonly string[]) => void;
};

interface Hub {
  listeners: Set<Listener>;
  stop?: () => void;
}

// One listening connection a process, also across the module copies that a development server makes.
const store = globalThis as typeof globalThis & { onetillOrderChanges?: Hub };

function tell(listeners: Set<Listener>, siteId: string): void {
  for (const { sites, onChange } of [...listeners]) {
    // After a reconnect nobody knows what was missed: everything may have changed.
    if (siteId === "") onChange([...sites]);
    else if (sites.has(siteId)) onChange([siteId]);
  }
}

/**
 * Calls `onChange` whenever an order of one of these sites (UUIDs) was made or changed, and once
 * with all of them whenever something may have been missed. Everybody in this process shares one
 * database connection, which is there only while somebody watches. Returns the function that ends it.
 */
export function watchOrders(
  siteIds: readonly string[],
  onChange: Listener["onChange"],
): () => void {
  store.onetillOrderChanges ??= { listeners: new Set() };
  const hub = store.onetillOrderChanges;
  const listener = { sites: new Set(siteIds), onChange };
  hub.listeners.add(listener);
  hub.stop ??= listenTo(channels.orders, (siteId) => tell(hub.listeners, siteId));
  return () => {
    hub.listeners.delete(listener);
    if (hub.listeners.size > 0) return;
    hub.stop?.();
    hub.stop = undefined;
  };
}
