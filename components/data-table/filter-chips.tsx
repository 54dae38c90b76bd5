"use client";

import { X } from "lucide-react";
import { ListLink, type PagedState } from "./list-navigation";

export interface ActiveFilter<State> {
  /** Which part of the state it is. */
  part: string;
  label: string;
  value: string;
  /** What takes it away. */
  without: Partial<State>;
}

interface FilterChipsProps<State> {
  filters: readonly ActiveFilter<State>[];
  /** The list with nothing filtered out. */
  cleared: State;
}

/** What a list is narrowed to; each part can be taken away, or all of them. */
export function FilterChips<State extends PagedState>({
  filters,
  cleared,
}: FilterChipsProps<State>) {
  if (filters.length === 0) return null;
  return (
    <ul
      aria-label="Filters in use"
      className="scroll-thin flex items-center gap-1.5 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 sm:flex-wrap"
    >
      {filters.map(({ part, label, value, without }) => (
        <li key={part} className="min-w-0 shrink-0">
          <span className="flex h-6 max-w-80 items-center rounded-md border border-line-strong bg-surface text-sm touch:h-9 dark:bg-raised">
            <span className="truncate pl-2">
              <span className="text-muted">{label}:</span> {value}
            </span>
            <ListLink
              change={without}
              aria-label={`Remove the filter ${label}`}
              className="grid size-6 shrink-0 place-items-center rounded-md text-muted hover:text-ink touch:size-9"
            >
              <X aria-hidden className="size-3.5" />
            </ListLink>
          </span>
        </li>
      ))}
      <li className="shrink-0">
        <ListLink
          change={cleared}
          className="inline-flex h-6 items-center rounded-sm px-1 text-accent-ink text-sm hover:underline touch:h-9"
        >
          Clear filters
        </ListLink>
      </li>
    </ul>
  );
}
