"use client";

import { useRouter } from "next/navigation";
import { startTransition, useMemo, useRef, useState } from "react";
import { peekOrders } from "@/app/(dashboard)/orders/actions";
import { useLiveOrders } from "@/components/live/use-live-orders";
import { listQuery, newestFirst, type OrderLine, sortText } from "@/lib/orders/schemas";
import type { ListData } from "./list-data";

interface Peek {
  /** Which data it belongs to. */
  mark: string;
  newer: { count: number; capped: boolean };
  lines: ReadonlyMap<string, OrderLine>;
}

const none = { count: 0, capped: false };

/**
 * Keeps the list true while it is looked at. The newest page is fetched again, so that new orders
 * come in on top. On any other page or in another order nothing moves: the rows in sight are brought
 * up to date where they are, and `newer` says how many orders have come in meanwhile.
 */
export function useLiveList(data: ListData) {
  const router = useRouter();
  const { state, lines, mark } = data;
  const onTop = sortText(state.sort) === sortText(newestFirst) && !state.after && !state.before;
  const [peek, setPeek] = useState<Peek | null>(null);
  const asking = useRef<"no" | "once" | "again">("no");

  const look = async (): Promise<void> => {
    // What changes while an answer is on its way may not be in it.
    if (asking.current !== "no") {
      asking.current = "again";
      return;
    }
    asking.current = "once";
    const ids = lines.map((line) => line.id);
    const result = await peekOrders({ query: listQuery(state), ids, mark }).catch(() => undefined);
    const changedMeanwhile = asking.current !== "once";
    asking.current = "no";
    if (result?.ok) {
      const { newer, lines: fresh } = result.value;
      setPeek({ mark, newer, lines: new Map(fresh.map((line) => [line.id, line])) });
    }
    if (changedMeanwhile) await look();
  };
  useLiveOrders(() => {
    if (onTop) startTransition(() => router.refresh());
    else void look();
  });

  const seen = peek?.mark === mark ? peek : null;
  const current = useMemo(
    () => (seen ? lines.map((line) => seen.lines.get(line.id) ?? line) : lines),
    [lines, seen],
  );
  return { lines: current, newer: seen?.newer ?? none };
}
