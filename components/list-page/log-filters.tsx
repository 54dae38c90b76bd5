"use client";

import type { ReactNode } from "react";
import {
  ListLink,
  ListNavigationProvider,
  useListNavigationOf,
} from "@/components/data-table/list-navigation";
import { SearchBox } from "@/components/data-table/search-box";
import { cn } from "@/components/ui/class-names";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { tabListStyles, tabStyles } from "@/components/ui/tab-styles";
import { optionsOf } from "@/lib/lists/browser";
import type { AnyListState, ListOf } from "./list-of";

interface Tab<State> {
  label: string;
  change: Partial<State>;
  /** Right of the label. */
  badge?: ReactNode;
}

interface LogSelect<State> {
  name: keyof State & string;
  /** What it says while nothing is chosen: "All sites". */
  any: string;
  /** Those of the definition, unless they are known only here. */
  options?: readonly { value: string; label: string }[];
}

export interface LogFiltersProps<State extends AnyListState> {
  list: ListOf<State>;
  state: State;
  /** The one filter that is chosen most: tabs, or a switch between a few. */
  tabsLabel: string;
  tabs: readonly Tab<State>[];
  asSwitch?: boolean;
  selects: readonly LogSelect<State>[];
  /** Names the search box and says what it looks through. */
  search?: { label: string; placeholder: string };
}

/** Narrows a log: the address holds what is chosen; another choice starts on the first page. */
export function LogFilters<State extends AnyListState>(props: LogFiltersProps<State>) {
  return (
    <ListNavigationProvider<State> state={props.state} hrefOf={props.list.href}>
      <Controls {...props} />
    </ListNavigationProvider>
  );
}

function Controls<State extends AnyListState>(props: LogFiltersProps<State>) {
  const { list, tabs, tabsLabel, asSwitch = false, selects, search } = props;
  const { state, pending } = useListNavigationOf<State>();
  const queryOf = (change: Partial<State>) => list.query(list.begun({ ...state, ...change }));
  const current = tabs.findIndex(({ change }) => queryOf(change) === queryOf({}));
  return (
    <div
      aria-busy={pending || undefined}
      className={cn(
        "flex flex-wrap items-end justify-between gap-x-6 gap-y-3 transition-opacity",
        pending && "opacity-60",
      )}
    >
      {asSwitch ? (
        <Switch label={tabsLabel} tabs={tabs} current={current} />
      ) : (
        <nav
          aria-label={tabsLabel}
          className={cn(tabListStyles, "min-w-0", search ? "w-full" : "max-sm:w-full")}
        >
          {tabs.map(({ label, change, badge }, index) => (
            <ListLink<State>
              key={label}
              change={change}
              className={tabStyles}
              aria-current={index === current ? "page" : undefined}
            >
              {label}
              {badge}
            </ListLink>
          ))}
        </nav>
      )}
      <div className={cn("flex flex-wrap gap-2", search ? "w-full" : "max-sm:w-full")}>
        {search ? <Search list={list} {...search} /> : null}
        {selects.map((select) => (
          <LogFilterSelect key={select.name} list={list} {...select} />
        ))}
      </div>
    </div>
  );
}

function Switch<State extends AnyListState>(props: {
  label: string;
  tabs: readonly Tab<State>[];
  current: number;
}) {
  const { label, tabs, current } = props;
  const { go } = useListNavigationOf<State>();
  return (
    <SegmentedControl
      label={label}
      value={String(current)}
      onValueChange={(value) => go(tabs[Number(value)]?.change ?? {})}
      options={tabs.map((tab, index) => ({ value: String(index), label: tab.label }))}
      className="max-sm:w-full sm:min-w-52"
    />
  );
}

function LogFilterSelect<State extends AnyListState>(
  props: LogSelect<State> & { list: ListOf<State> },
) {
  const { list, name, any, options } = props;
  const { state, go } = useListNavigationOf<State>();
  const filter = list.filters[name];
  if (!filter) return null;
  const chosen: unknown = state[name];
  const choose = (text: string) => {
    const all = () => (text === "" ? [] : [text]);
    go({ [name]: filter.read({ all, one: () => text }) } as unknown as Partial<State>);
  };
  return (
    <Select
      aria-label={filter.label}
      className="min-w-0 flex-1 basis-36 sm:max-w-52"
      value={String((Array.isArray(chosen) ? chosen[0] : chosen) ?? "")}
      onChange={({ target }) => choose(target.value)}
      options={[{ value: "", label: any }, ...(options ?? optionsOf(filter))]}
    />
  );
}

function Search<State extends AnyListState>(props: {
  list: ListOf<State>;
  label: string;
  placeholder: string;
}) {
  const { list, label, placeholder } = props;
  const { state, go } = useListNavigationOf<State & { q: string }>();
  return (
    <SearchBox
      label={label}
      placeholder={placeholder}
      action={list.path}
      pairs={list.pairs(list.begun(state)).filter(([name]) => name !== "q")}
      q={state.q}
      onSearch={(q) => go({ q } as Partial<State & { q: string }>, "replace")}
      className="max-sm:w-full max-sm:flex-none sm:max-w-none sm:flex-1 sm:basis-56"
    />
  );
}
