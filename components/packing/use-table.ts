"use client";

import { useState } from "react";
import type { PackingOrder } from "./packing-order";

/**
 * Which order lies on the table. One that goes, because it was sent here or elsewhere, leaves its place
 * to the one behind it; `onMove` is told where one is.
 */
export function useTable(
  orders: readonly PackingOrder[],
  first: string | null,
  onMove: (id: string) => void,
) {
  const indexOf = (id: string | null) => orders.findIndex((order) => order.id === id);
  const [place, setPlace] = useState({ id: first, at: Math.max(0, indexOf(first)) });
  const found = indexOf(place.id);
  const at = Math.max(0, found < 0 ? Math.min(place.at, orders.length - 1) : found);
  const current = orders[at];

  const put = (next: number) => {
    const order = orders[next];
    if (!order) return;
    setPlace({ id: order.id, at: next });
    onMove(order.id);
  };
  return {
    current,
    at,
    step: (by: 1 | -1) => put(at + by),
    go: (id: string) => put(indexOf(id)),
    /** The order is done with: the next one comes up, or the one before where it was the last. */
    leave: (id: string) => {
      const gone = indexOf(id);
      const next = orders[gone + 1] ?? orders[gone - 1];
      if (next && current?.id === id) {
        setPlace({ id: next.id, at: gone });
        onMove(next.id);
      }
    },
  };
}
