"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import type { AriaSort } from "./data-table";
import { ListLink, type PagedState } from "./list-navigation";

interface SortHeadProps<State> {
  label: string;
  /** How the list is sorted by the column now. */
  now: AriaSort;
  /** Whether the largest or newest is wanted first. */
  largestFirst?: boolean;
  numeric?: boolean;
  /** What sorts by the column. */
  sorted: (descending: boolean) => Partial<State>;
}

/** A column's head that sorts by it, and the other way round when it does already. */
export function SortHead<State extends PagedState>(props: SortHeadProps<State>) {
  const { label, now, largestFirst = false, numeric = false, sorted } = props;
  const descending = now === "none" ? largestFirst : now === "ascending";
  const Icon = now === "none" ? ChevronsUpDown : now === "ascending" ? ArrowUp : ArrowDown;
  return (
    <ListLink
      change={sorted(descending)}
      className={cn(
        "group/sort -mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-ink",
        now !== "none" && "text-ink",
        numeric && "flex-row-reverse",
      )}
    >
      {label}
      <Icon
        aria-hidden
        className={cn(
          "size-3",
          now === "none" &&
            "opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100",
        )}
      />
    </ListLink>
  );
}

/** How a list is sorted by a column, as `aria-sort` says it. */
export function sortNow(
  sort: { by: string; descending: boolean },
  by: string | undefined,
): AriaSort {
  if (by !== sort.by) return "none";
  return sort.descending ? "descending" : "ascending";
}
