"use client";

import { useEffect, useRef } from "react";

export interface LiveOrdersOptions {
  /** Off: nothing is asked for. */
  enabled?: boolean;
  /** Least time between two calls, in milliseconds. */
  intervalMs?: number;
}

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Calls `onChange` soon after orders of the person's sites changed, and whenever some change may
 * have been missed: once the page is connected (again) and when its tab is looked at again.
 * While the tab is hidden nothing is asked for. Calls are merged to one in `intervalMs`.
 */
export function useLiveOrders(onChange: () => void, options: LiveOrdersOptions = {}): void {
  const { enabled = true, intervalMs = 1000 } = options;
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });

  useEffect(() => {
    if (!enabled) return;
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let call: ReturnType<typeof setTimeout> | undefined;
    let retryMs = FIRST_RETRY_MS;
    let calledAt = 0;

    const changed = () => {
      if (call !== undefined) return;
      const wait = Math.max(0, calledAt + intervalMs - Date.now());
      call = setTimeout(() => {
        call = undefined;
        calledAt = Date.now();
        latest.current();
      }, wait);
    };

    const disconnect = () => {
      clearTimeout(retry);
      source?.close();
      source = undefined;
    };

    const connect = () => {
      disconnect();
      source = new EventSource("/api/live");
      source.addEventListener("open", () => {
        retryMs = FIRST_RETRY_MS;
        changed();
      });
      source.addEventListener("orders", changed);
      source.addEventListener("error", () => {
        // After a lost connection the browser tries again by itself, after a refusal it does not.
        if (source?.readyState !== EventSource.CLOSED) return;
        retry = setTimeout(connect, retryMs * (0.75 + Math.random() / 2));
        retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
      });
    };

    const follow = () => (document.hidden ? disconnect() : connect());
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      disconnect();
      clearTimeout(call);
    };
  }, [enabled, intervalMs]);
}
