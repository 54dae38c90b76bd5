"use client";

import type { RefObject } from "react";
import type { Shortcut } from "@/components/shell/shortcut-registry";
import { useShortcuts } from "@/components/shell/use-shortcuts";

/** The rows that can be seen: a list may be drawn twice, as a table and as cards for phones. */
const visibleRows = (box: HTMLElement) =>
  [...box.querySelectorAll<HTMLElement>("[data-row-id]")].filter(
    (row) => row.offsetParent !== null,
  );

/**
 * The keys of a list: j and k go from row to row, x selects, Enter opens. The row that is meant is the
 * one with the focus, so that keyboard, screen reader and eye agree on it.
 */
export function useRowFocus(
  within: RefObject<HTMLElement | null>,
  names: { group: string; one: string },
  more: readonly Shortcut[],
) {
  const current = () => document.activeElement?.closest<HTMLElement>("[data-row-id]") ?? null;
  const move = (by: 1 | -1) => {
    const box = within.current;
    if (!box) return;
    const rows = visibleRows(box);
    const row = current();
    const at = row ? rows.indexOf(row) + by : by === 1 ? 0 : rows.length - 1;
    const next = rows[Math.min(Math.max(at, 0), rows.length - 1)];
    const link = next?.querySelector<HTMLElement>("[data-row-link]");
    link?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  };
  const press = (selector: string) => current()?.querySelector<HTMLElement>(selector)?.click();
  useShortcuts(names.group, [
    { keys: "j", label: `Next ${names.one}`, run: () => move(1) },
    { keys: "k", label: `Previous ${names.one}`, run: () => move(-1) },
    { keys: "x", label: `Select the ${names.one}`, run: () => press("[data-row-select]") },
    { keys: "enter", label: `Open the ${names.one}`, run: () => press("[data-row-link]") },
    ...more,
  ]);
}
