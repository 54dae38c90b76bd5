"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./class-names";

const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);
const neverChanges = () => () => {};

/** Keys to press: `keys="mod+k"` is ⌘K on Apple machines and Ctrl K elsewhere; `keys="g o"` one after the other. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const apple = useSyncExternalStore(neverChanges, isApple, () => false);
  const names = keys.split(/[+ ]/).map((key) => {
    if (key === "mod") return apple ? "⌘" : "Ctrl";
    if (key === "shift") return apple ? "⇧" : "Shift";
    if (key === "enter") return "Enter";
    if (key === "escape") return "Esc";
    return key.length === 1 ? key.toUpperCase() : key;
  });
  return (
    <kbd className={cn("inline-flex items-center gap-0.5 font-sans", className)}>
      {names.map((name) => (
        <span
          key={name}
          className="inline-grid h-[1.125rem] min-w-[1.125rem] place-items-center rounded-sm border border-line-strong bg-surface px-1 font-medium text-[0.6875rem] text-muted leading-none"
        >
          {name}
        </span>
      ))}
    </kbd>
  );
}
