import { type Channel, channels, listenTo } from "@/lib/db";

/** What can be watched, by the name of its event: the channel, and whose id its payload is. */
export const liveTopics = {
  orders: { channel: channels.orders, of: "site" },
  confirmations: { channel: channels.confirmations, of: "site" },
  imports: { channel: channels.imports, of: "site" },
  notices: { channel: channels.notices, of: "user" },
  // Not told to the page: the stream itself looks at what its person may still see.
  sessions: { channel: channels.sessions, of: "user" },
} as const satisfies Record<string, { channel: Channel; of: "site" | "user" }>;
export type LiveTopic = keyof typeof liveTopics;
const topicNames = Object.keys(liveTopics) as LiveTopic[];

/** The UUIDs of the sites or people that somebody watches, by topic. */
export type Watched = Partial<Record<LiveTopic, readonly string[]>>;

interface Listener {
  watched: Map<LiveTopic, ReadonlySet<string>>;
  onChange: (topic: LiveTopic, ids: readonly string[]) => void;
}

interface Hub {
  listeners: Set<Listener>;
  stop?: () => void;
}

// One listening connection a process, also across the module copies that a development server makes.
const store = globalThis as typeof globalThis & { onetillChanges?: Hub };

function tell(listeners: Set<Listener>, channel: Channel, id: string): void {
  const topic = topicNames.find((name) => liveTopics[name].channel === channel);
  if (!topic) return;
  for (const { watched, onChange } of [...listeners]) {
    const ids = watched.get(topic);
    if (!ids) continue;
    // After a reconnect nobody knows what was missed: everything may have changed.
    if (id === "") onChange(topic, [...ids]);
    else if (ids.has(id)) onChange(topic, [id]);
  }
}

/**
 * Calls `onChange` whenever something that is watched was made or changed, and once a topic with all
 * of its ids whenever something may have been missed. Everybody in this process shares one database
 * connection, which is there only while somebody watches. Returns the function that ends it.
 */
export function watchChanges(watched: Watched, onChange: Listener["onChange"]): () => void {
  store.onetillChanges ??= { listeners: new Set() };
  const hub = store.onetillChanges;
  const sets = topicNames.flatMap((name) => {
    const ids = watched[name];
    return ids ? [[name, new Set(ids)] as const] : [];
  });
  const listener: Listener = { watched: new Map(sets), onChange };
  hub.listeners.add(listener);
  hub.stop ??= listenTo(
    topicNames.map((name) => liveTopics[name].channel),
    (id, channel) => tell(hub.listeners, channel, id),
    // Nothing heard means that every page that is open reads its list again.
    { pollMs: 5000 },
  );
  return () => {
    hub.listeners.delete(listener);
    if (hub.listeners.size > 0) return;
    hub.stop?.();
    hub.stop = undefined;
  };
}
