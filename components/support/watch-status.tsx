"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const FIRST_MS = 2500;
const LONGEST_MS = 20_000;
const QUICK_ASKS = 60;

interface WatchStatusProps {
  /** Answers `{ mark }`; another mark than ours means that the page has something new to say. */
  href: string;
  mark: string;
}

/**
 * Asks now and then whether the payment was found, and shows it when it was. Not while the tab is
 * hidden; at once when it is looked at again. The longer it takes, the less often.
 */
export function WatchStatus({ href, mark }: WatchStatusProps) {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    let stopped = false;

    const ask = async () => {
      clearTimeout(timer);
      asked += 1;
      try {
        const answer = await fetch(href, { cache: "no-store" });
        const body: { mark?: unknown } = answer.ok ? await answer.json() : {};
        if (!stopped && typeof body.mark === "string" && body.mark !== mark) router.refresh();
      } catch {
        // No connection for the moment; the next time will tell.
      }
      if (!stopped && !document.hidden) {
        const slower = FIRST_MS * 1.05 ** Math.max(0, asked - QUICK_ASKS);
        timer = setTimeout(ask, Math.min(LONGEST_MS, slower));
      }
    };

    const follow = () => {
      clearTimeout(timer);
      if (!document.hidden) void ask();
    };
    timer = setTimeout(ask, FIRST_MS);
    document.addEventListener("visibilitychange", follow);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", follow);
    };
  }, [href, mark, router]);
  return null;
}
