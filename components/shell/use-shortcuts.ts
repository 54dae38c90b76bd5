"use client";

import { useEffect, useRef } from "react";
import { register, type Shortcut } from "./shortcut-registry";

/**
 * Binds keys while the component is on the page, and lists them behind `?` under `group`.
 * The handlers may change on each render; the keys and labels are read when they change.
 */
export function useShortcuts(group: string, shortcuts: readonly Shortcut[]) {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const names = JSON.stringify(shortcuts.map(({ keys, label }) => [keys, label]));
  useEffect(() => {
    const pairs: [string, string][] = JSON.parse(names);
    return register({
      name: group,
      shortcuts: pairs.map(([keys, label], index) => ({
        keys,
        label,
        run: () => latest.current[index]?.run(),
      })),
    });
  }, [group, names]);
}
