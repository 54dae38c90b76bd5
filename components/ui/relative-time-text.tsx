"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./class-names";
import { formatTime, formatUtc } from "./format-time";
import { relativeTime } from "./relative-time";

const tick = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

// One timer for the whole page, however many times are on it.
function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const roundedNow = () => Math.ceil(Date.now() / tick) * tick;

interface RelativeTimeProps {
  value: Date | string;
  zone: string;
  /** Shows nothing instead of the date, where the date stands beside it anyway. */
  besideDate?: boolean;
  className?: string;
}

/** "5 minutes ago", kept fresh. The server renders the date in `zone`, which is also its title. */
export function RelativeTime({ value, zone, besideDate = false, className }: RelativeTimeProps) {
  const now = useSyncExternalStore(subscribe, roundedNow, () => null);
  const absolute = formatTime(value, zone);
  const words = now === null ? null : relativeTime(value, now);
  if (words === null && besideDate) return null;
  return (
    <time
      dateTime={new Date(value).toISOString()}
      title={`${absolute} (${formatUtc(value)})`}
      className={cn("tabular whitespace-nowrap", className)}
    >
      {words ?? absolute}
    </time>
  );
}
