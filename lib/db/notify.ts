import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/kernel";
import { pool } from "./pool";

export const channels = {
  inbound: "onetill_inbound",
  orders: "onetill_orders",
  mail: "onetill_mail",
  outbox: "onetill_outbox",
  tellings: "onetill_tellings",
  confirmations: "onetill_confirmations",
  notices: "onetill_notices",
  imports: "onetill_imports",
  replies: "onetill_replies",
  payments: "onetill_payments",
  sessions: "onetill_sessions",
} as const;
export type Channel = (typeof channels)[keyof typeof channels];

/** A channel is woken at once, and then not again for so long: much that happens is told together. */
const gap = 20; // ms

const waiting = new Map<Channel, Set<string>>();
const sentAt = new Map<Channel, number>();
let sending = false;

/**
 * Wakes whoever listens on the channel, soon. Calls that come while one is on its way, or just
 * after it, are sent together: a NOTIFY inside each write would halve the commit rate. Never throws: the row is the
 * truth, and a sweeper finds what a lost wake-up left behind.
 */
export function notifySoon(channel: Channel, payload = ""): void {
  const payloads = waiting.get(channel) ?? new Set();
  waiting.set(channel, payloads.add(payload));
  if (!sending) {
    sending = true;
    void sendWaiting();
  }
}

/** Takes what may be sent now out of what waits. */
function takeFree(): [Channel, string][] {
  const now = performance.now();
  const taken: [Channel, string][] = [];
  for (const [channel, payloads] of waiting) {
    if (now - (sentAt.get(channel) ?? -gap) < gap) continue;
    waiting.delete(channel);
    sentAt.set(channel, now);
    for (const payload of payloads) taken.push([channel, payload]);
  }
  return taken;
}

async function sendWaiting(): Promise<void> {
  const from = pool();
  try {
    while (waiting.size > 0 && !from.ending) {
      const free = takeFree();
      if (free.length === 0) {
        await wait(gap / 4, undefined, { ref: false });
        continue;
      }
      await from.query("select pg_notify(c, p) from unnest($1::text[], $2::text[]) as t(c, p)", [
        free.map(([channel]) => channel),
        free.map(([, payload]) => payload),
      ]);
    }
  } catch (error) {
    log.debug("a wake-up was not sent", { error });
  } finally {
    sending = false;
  }
}
