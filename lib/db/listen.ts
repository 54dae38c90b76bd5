import { ListeningConnection, type Subscription } from "./listening-connection";
import type { Channel } from "./notify";

// One a process, also across the module copies that a development server makes.
const store = globalThis as typeof globalThis & { onetillListening?: ListeningConnection };

/**
 * Calls `onPayload` for each wake-up on the channels. Everybody in this process shares one connection
 * of its own, which is there only while somebody listens and comes back by itself when it is lost.
 * `onPayload` also gets an empty payload of each channel after each reconnect: whatever was said
 * meanwhile is unknown. So it does every `pollMs` milliseconds as long as nothing can be heard: while
 * the connection is lost, and through a pooler that gives each statement another session, which hears
 * nothing (https://www.pgbouncer.org/features.html). Returns the function that stops it.
 */
export function listenTo(
  wanted: Channel | readonly Channel[],
  onPayload: Subscription["onPayload"],
  { pollMs = 1000 } = {},
): () => void {
  store.onetillListening ??= new ListeningConnection();
  const connection = store.onetillListening;
  const subscription = { channels: [wanted].flat(), onPayload, pollMs };
  connection.add(subscription);
  return () => connection.remove(subscription);
}
