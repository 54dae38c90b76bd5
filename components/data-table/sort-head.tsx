"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { AriaSort } from "@/components/data-table/data-table";
import { cn } from "@/components/ui/class-names";
import { describeColumn, type ListColumnId, type ListState } from "@/lib/orders/schemas";
import { ListLink } from "./list-navigation";

/** How the list is sorted by a column, as `aria-sort` says it. */
export function sortNow(state: ListState, id: ListColumnId): AriaSort {
  const { sort } = describeColumn(id);
  if (sort !== state.sort.by) return "none";
  return state.sort.descending ? "descending" : "ascending";
}

/** A column's head that sorts by it, and the other way round when it does already. */
export function SortHead(props: { id: ListColumnId; now: AriaSort; numeric?: boolean }) {
  const { id, now, numeric = false } = props;
  const { label, sort: by, largestFirst = false } = describeColumn(id);
  if (!by) return label;
  const descending = now === "none" ? largestFirst : now === "ascending";
  const Icon = now === "none" ? ChevronsUpDown : now === "ascending" ? ArrowUp : ArrowDown;
  return (
    <ListLink
      change={{ sort: { by, descending } }}
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
