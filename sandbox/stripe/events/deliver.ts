import { createHmac } from "node:crypto";
import { shown } from "../protocol/expand";
import type { Kept, Sending, Store } from "../store";

const answerTime = 10_000; // ms
const mostTries = 20;
const pauseAfter = (tries: number) => Math.min(600_000, 500 * 2 ** tries); // ms

/** The header that proves an event: signed with the secret as it stands, over the time and the very bytes. */
export function signatureOf(secret: string, payload: string, at: number): string {
  const mac = createHmac("sha256", secret).update(`${at}.${payload}`).digest("hex");
  return `t=${at},v1=${mac}`;
}

/**
 * Delivers events: each endpoint's one after the other, none waiting for another endpoint. What is not
 * answered with 2xx is sent again, later and later. `seconds` is the stand-in's clock.
 */
export function startCourier(store: Store, secret: string, seconds: () => number) {
  const busy = new Map<string, Promise<void>>();
  const stopped = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  async function send(event: Kept, url: string): Promise<boolean> {
    const payload = JSON.stringify(shown(event), null, 2);
    // Whoever checks its age has this machine's clock, or the one that was moved.
    const at = Math.max(seconds(), Math.floor(Date.now() / 1000));
    const answer = await fetch(url, {
      method: "POST",
      headers: {
        ...{ accept: "*/*; q=0.5, application/xml", "cache-control": "no-cache" },
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signatureOf(secret, payload, at),
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      },
      ...{ body: payload, redirect: "manual" },
      signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(answerTime)]),
    }).catch(() => null);
    await answer?.body?.cancel().catch(() => {});
    return answer?.ok === true;
  }

  function settle(event: Kept, one: Sending, wasTaken: boolean) {
    if (!wasTaken && one.tries < mostTries) {
      return store.sendLater(one.id, Date.now() + pauseAfter(one.tries));
    }
    store.whole(() => {
      store.sent(one.id);
      const pending = store.pendingOf(event.id);
      const delivered = pending === 0 && wasTaken ? "yes" : event.stand_in_delivered;
      store.save({ ...event, pending_webhooks: pending, stand_in_delivered: delivered });
    });
  }

  async function pump(endpointId: string) {
    for (;;) {
      const due = store.dueSendings(endpointId, Date.now());
      if (due.length === 0) return;
      for (const one of due) {
        if (stopped.signal.aborted) return;
        const event = store.find(one.event);
        const endpoint = store.find(endpointId);
        if (!event || endpoint?.status !== "enabled") {
          store.sent(one.id);
          continue;
        }
        const wasTaken = await send(event, endpoint.url as string);
        if (stopped.signal.aborted) return;
        settle(store.find(event.id) ?? event, one, wasTaken);
      }
    }
  }

  /** Sends what is due, and comes back for what is not. */
  function wake() {
    clearTimeout(timer);
    if (stopped.signal.aborted) return;
    let next = Number.POSITIVE_INFINITY;
    for (const { endpoint, due } of store.waiting()) {
      if (busy.has(endpoint)) continue;
      if (due > Date.now()) next = Math.min(next, due);
      else {
        const work = pump(endpoint).catch(() => {});
        busy.set(endpoint, work);
        void work.then(() => {
          busy.delete(endpoint);
          wake();
        });
      }
    }
    if (next < Number.POSITIVE_INFINITY) timer = setTimeout(wake, Math.max(1, next - Date.now()));
  }

  return {
    wake,
    /** When everything that is due has been sent, or put off. */
    settled: async () => {
      for (;;) {
        wake();
        if (busy.size === 0) return;
        await Promise.all(busy.values());
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    stop: async () => {
      stopped.abort();
      clearTimeout(timer);
      await Promise.all(busy.values());
    },
  };
}
