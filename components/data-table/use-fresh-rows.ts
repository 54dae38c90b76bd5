"use client";

import { useEffect, useState } from "react";

const glow = 4000; // ms that a new row stands out

interface Seen {
  list: string;
  ids: readonly string[];
  fresh: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/**
 * Which rows have come in since the list was first shown; for a few seconds each. Another list
 * (filter, sort order, page) begins anew: nothing in it is fresh.
 */
export function useFreshRows(list: string, ids: readonly string[]): ReadonlySet<string> {
  const [seen, setSeen] = useState<Seen>({ list, ids, fresh: none });
  if (seen.list !== list) {
    setSeen({ list, ids, fresh: none });
  } else if (seen.ids !== ids && seen.ids.join() !== ids.join()) {
    const known = new Set(seen.ids);
    const added = ids.filter((id) => !known.has(id));
    // The rows that move up onto the page when one leaves it are at its end, and not new.
    const last = ids.findLastIndex((id) => known.has(id));
    const fresh = added.filter((id) => ids.indexOf(id) < last || last === -1);
    setSeen({ list, ids, fresh: fresh.length > 0 ? new Set(fresh) : seen.fresh });
  }
  const { fresh } = seen;
  useEffect(() => {
    if (fresh.size === 0) return;
    const timer = setTimeout(() => setSeen((now) => ({ ...now, fresh: none })), glow);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
