"use client";

import { useRouter } from "next/navigation";
import { startTransition, useMemo, useRef, useState } from "react";
import type { LiveTopic } from "@/components/live/live-source";
import { useLive } from "@/components/live/use-live";

interface Newer {
  count: number;
  capped: boolean;
}

export interface Peeked<Line> {
  /** How many have come in that the page does not show. */
  newer: Newer;
  /** The rows of the page as they are now. */
  lines: readonly Line[];
}

interface LiveRowsInput<Line> {
  topics: readonly LiveTopic[];
  /** Whether this is the newest page, sorted by time: what comes in may come in on top. */
  onTop: boolean;
  lines: readonly Line[];
  /** Names the data that the server gave; another one starts anew. */
  mark: string;
  /** Asks what has become of the page; undefined when it could not be asked. */
  peek: () => Promise<Peeked<Line> | undefined>;
}

const none: Newer = { count: 0, capped: false };

/**
 * Keeps a list true while it is looked at. The newest page is fetched again, so that new rows come in
 * on top. On any other page or in another order nothing moves: the rows in sight are brought up to
 * date where they are, and `newer` says how many have come in meanwhile.
 */
export function useLiveRows<Line extends { id: string }>(input: LiveRowsInput<Line>) {
  const { topics, onTop, lines, mark, peek } = input;
  const router = useRouter();
  const [seen, setSeen] = useState<{ mark: string; peeked: Peeked<Line> } | null>(null);
  const asking = useRef<"no" | "once" | "again">("no");

  const look = async (): Promise<void> => {
    // What changes while an answer is on its way may not be in it.
    if (asking.current !== "no") {
      asking.current = "again";
      return;
    }
    asking.current = "once";
    const peeked = await peek().catch(() => undefined);
    const changedMeanwhile = asking.current !== "once";
    asking.current = "no";
    if (peeked) setSeen({ mark, peeked });
    if (changedMeanwhile) await look();
  };
  useLive(topics, () => {
    if (onTop) startTransition(() => router.refresh());
    else void look();
  });

  const peeked = seen?.mark === mark ? seen.peeked : null;
  const current = useMemo(() => {
    if (!peeked) return lines;
    const fresh = new Map(peeked.lines.map((line) => [line.id, line]));
    return lines.map((line) => fresh.get(line.id) ?? line);
  }, [lines, peeked]);
  return { lines: current, newer: peeked?.newer ?? none };
}
