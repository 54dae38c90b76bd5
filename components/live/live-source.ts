/** What the server tells of; the names of its events. */
export type LiveTopic = "orders" | "confirmations" | "imports" | "notices";

interface Subscriber {
  topics: readonly LiveTopic[];
  changed: () => void;
}

const topics: readonly LiveTopic[] = ["orders", "confirmations", "imports", "notices"];
const firstRetryMs = 1000;
const longestRetryMs = 60_000;

const subscribers = new Set<Subscriber>();
let source: EventSource | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;
let retryMs = firstRetryMs;

function disconnect(): void {
  clearTimeout(retry);
  source?.close();
  source = undefined;
}

function connect(): void {
  disconnect();
  const next = new EventSource("/api/live");
  source = next;
  next.addEventListener("open", () => {
    retryMs = firstRetryMs;
    // Whatever happened before is unknown.
    for (const { changed } of subscribers) changed();
  });
  for (const topic of topics) {
    next.addEventListener(topic, () => {
      for (const one of subscribers) if (one.topics.includes(topic)) one.changed();
    });
  }
  // Signed out, here or from another device: what the page shows is not for whoever sits here now.
  next.addEventListener("signed-out", () => window.location.assign("/sign-in"));
  next.addEventListener("error", () => {
    // After a lost connection the browser tries again by itself, after a refusal it does not.
    if (next.readyState !== EventSource.CLOSED || source !== next) return;
    retry = setTimeout(connect, retryMs * (0.75 + Math.random() / 2));
    retryMs = Math.min(longestRetryMs, retryMs * 2);
  });
}

// While the tab is hidden nothing is asked for.
const follow = () => (document.hidden ? disconnect() : connect());

/**
 * Tells of changes through the one connection that everything on the page shares, and whenever some
 * change may have been missed. Returns the function that ends it.
 */
export function subscribe(subscriber: Subscriber): () => void {
  subscribers.add(subscriber);
  if (subscribers.size === 1) {
    follow();
    document.addEventListener("visibilitychange", follow);
  } else if (source?.readyState === EventSource.OPEN) {
    subscriber.changed();
  }
  return () => {
    subscribers.delete(subscriber);
    if (subscribers.size > 0) return;
    document.removeEventListener("visibilitychange", follow);
    disconnect();
  };
}
