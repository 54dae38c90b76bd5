"use client";

import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useListNavigationOf } from "@/components/data-table/list-navigation";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import { readSort, sortText } from "@/lib/lists/browser";
import { FilterField, type FilterLook } from "./filter-look";
import type { AnyListState, ListOf } from "./list-of";

/** By sort, what its two ways are called: descending first. */
export type SortWords = { readonly [Sort in string]?: readonly [string, string] };

interface FiltersSheetProps<State extends AnyListState> {
  list: ListOf<State>;
  looks: readonly FilterLook<State>[];
  sortWords: SortWords;
  settle?: (draft: State) => State;
  zoneText: string;
  /** How many filters are in use. */
  count: number;
}

function sortOptions<State extends AnyListState>(list: ListOf<State>, words: SortWords) {
  return list.sorts.flatMap((by) => {
    const label = Object.values(list.columns).find(({ sort }) => sort === by)?.label ?? by;
    const ways = words[by] ?? ["Z to A", "A to Z"];
    return ways.map((way, index) => ({
      value: sortText({ by, descending: index === 0 }),
      label: `${label}, ${way}`,
    }));
  });
}

/** All filters and the sort order on a phone; nothing changes until they are applied. */
export function FiltersSheet<State extends AnyListState>(props: FiltersSheetProps<State>) {
  const { list, looks, sortWords, settle = (draft: State) => draft, zoneText, count } = props;
  const { state, go } = useListNavigationOf<State>();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(state);
  const change = (part: Partial<State>) => setDraft((now) => ({ ...now, ...part }));
  const apply = () => {
    setOpen(false);
    go(list.begun(settle(draft)));
  };
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => {
        if (next) setDraft(state);
        setOpen(next);
      }}
    >
      <SheetTrigger asChild>
        <Button className="sm:hidden">
          <SlidersHorizontal aria-hidden />
          Filters
          {count > 0 ? <Badge tone="good">{count}</Badge> : null}
        </Button>
      </SheetTrigger>
      <SheetContent
        side="bottom"
        title="Filter and sort"
        footer={
          <>
            <Button variant="ghost" onClick={() => setDraft(list.withoutFilters(draft))}>
              Clear filters
            </Button>
            <Button variant="primary" onClick={apply}>
              Show {list.many}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-5 pt-1">
          <Field label="Sort by">
            <Select
              options={sortOptions(list, sortWords)}
              value={sortText(draft.sort)}
              onChange={({ target }) => {
                const sort = readSort(target.value, list.sorts);
                if (sort) change({ sort } as Partial<State>);
              }}
            />
          </Field>
          {looks.map((look) => (
            <FilterField
              key={look.name}
              list={list}
              look={look}
              state={draft}
              change={change}
              zoneText={zoneText}
            />
          ))}
        </div>
      </SheetContent>
    </Sheet>
  );
}
