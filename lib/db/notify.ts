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
  sessions: "onetill_sessions",
} as const;
export type Channel = (typeof channels)[keyof typeof channels];

const waiting = new Map<Channel, Set<string>>();
let sending = false;

/**
 * Wakes whoever listens on the channel, soon. Calls that come while one is on its way are sent
 * together: a NOTIFY inside each write would halve the commit rate. Never throws: the row is the
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

async function sendWaiting(): Promise<void> {
  try {
    while (waiting.size > 0) {
      const batch = [...waiting].flatMap(([channel, payloads]) =>
        [...payloads].map((payload) => [channel, payload] as const),
      );
      waiting.clear();
      await pool().query("select pg_notify(c, p) from unnest($1::text[], $2::text[]) as t(c, p)", [
        batch.map(([channel]) => channel),
        batch.map(([, payload]) => payload),
      ]);
    }
  } catch (error) {
    log.debug("a wake-up was not sent", { error });
  } finally {
    sending = false;
  }
}
