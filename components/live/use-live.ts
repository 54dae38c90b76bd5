"use client";

import { useEffect, useRef } from "react";
import { type LiveTopic, subscribe } from "./live-source";

export interface LiveUse {
  /** Off: nothing is asked for. */
  enabled?: boolean;
  /** Least time between two calls, in milliseconds. */
  intervalMs?: number;
}

/**
 * Calls `onChange` soon after something of these topics changed, and whenever some change may have
 * been missed: once the page is connected (again) and when its tab is looked at again.
 * While the tab is hidden nothing is asked for. Calls are merged to one in `intervalMs`.
 */
export function useLive(
  topics: readonly LiveTopic[],
  onChange: () => void,
  { enabled = true, intervalMs = 1000 }: LiveUse = {},
): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const names = topics.join();

  useEffect(() => {
    if (!enabled) return;
    let call: ReturnType<typeof setTimeout> | undefined;
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
    const end = subscribe({ topics: names.split(",") as LiveTopic[], changed });
    return () => {
      end();
      clearTimeout(call);
    };
  }, [enabled, intervalMs, names]);
}
