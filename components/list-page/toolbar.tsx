"use client";

import { type ReactNode, type RefObject, useState } from "react";
import { FilterMenu } from "@/components/data-table/filter-menu";
import { changed, useListNavigationOf } from "@/components/data-table/list-navigation";
import { SearchBox } from "@/components/data-table/search-box";
import { countChosen, FilterControl, type FilterLook } from "./filter-look";
import { FiltersSheet, type SortWords } from "./filters-sheet";
import type { AnyListState, ListOf } from "./list-of";

export interface ToolbarProps<State extends AnyListState> {
  list: ListOf<State>;
  looks: readonly FilterLook<State>[];
  /** What the search looks through, in words. */
  searchTitle: string;
  sortWords: SortWords;
  /** What a draft becomes before it is applied, where fields depend on each other. */
  settle?: (draft: State) => State;
  /** The time zone in which the days begin, in words. */
  zoneText: string;
  searchRef: RefObject<HTMLFormElement | null>;
  /** How many filters are in use, for the button on phones. */
  filterCount: number;
  /** What stands at the right end. */
  children: ReactNode;
}

/** Search and filters: menus beside the search box, or one sheet for all of them on phones. */
export function Toolbar<State extends AnyListState & { q: string }>(props: ToolbarProps<State>) {
  const { list, looks, searchTitle, zoneText, searchRef, children } = props;
  const { state, go } = useListNavigationOf<State>();
  const [open, setOpen] = useState<string | null>(null);
  // A menu that is told late that it closed does not close the one that was opened meanwhile.
  const close = (name: string) => setOpen((now) => (now === name ? null : now));
  return (
    <div className="flex items-start justify-between gap-2">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
        <SearchBox
          boxRef={searchRef}
          label={`Search ${list.many}`}
          title={searchTitle}
          action={list.path}
          pairs={list.pairs(changed<State>(state, { q: "" } as Partial<State>))}
          q={state.q}
          onSearch={(q) => go({ q } as Partial<State>, "replace")}
        />
        <div className="contents max-sm:hidden">
          {looks.map((look) => (
            <FilterMenu
              key={look.name}
              wide={look.wide}
              label={look.menuLabel ?? list.filters[look.name]?.label ?? ""}
              count={countChosen(list, look, state)}
              open={open === look.name}
              onOpenChange={(next) => (next ? setOpen(look.name) : close(look.name))}
            >
              <FilterControl
                list={list}
                look={look}
                state={state}
                change={go}
                close={() => close(look.name)}
                zoneText={zoneText}
              />
            </FilterMenu>
          ))}
        </div>
        <FiltersSheet {...props} count={props.filterCount} />
      </div>
      <div className="flex items-center gap-1.5 max-sm:hidden">{children}</div>
    </div>
  );
}
