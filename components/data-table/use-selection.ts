"use client";

import { type SetStateAction, useState } from "react";

export type Selection = Readonly<Record<string, true>>;

const none: Selection = {};

/**
 * Which rows are selected, by id. It outlives new rows and other pages, but not another filter: what
 * is done with a selection must not reach rows that nobody remembers.
 */
export function useSelection(filter: string) {
  const [kept, setKept] = useState({ filter, rows: none });
  if (kept.filter !== filter) setKept({ filter, rows: none });
  const rows = kept.filter === filter ? kept.rows : none;
  const select = (action: SetStateAction<Selection>) =>
    setKept((now) => ({
      ...now,
      rows: typeof action === "function" ? action(now.rows) : action,
    }));
  const toggle = (id: string) =>
    select((now) => {
      const { [id]: was, ...others } = now;
      return was ? others : { ...others, [id]: true };
    });
  return { rows, ids: Object.keys(rows), select, toggle };
}
