"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import { type ReactNode, type RefObject, startTransition, useRef } from "react";
import type { Density } from "@/components/data-table/data-table";
import { DataTable } from "@/components/data-table/data-table";
import { FilterChips } from "@/components/data-table/filter-chips";
import { KeepPlace } from "@/components/data-table/keep-place";
import { ListFooter } from "@/components/data-table/list-footer";
import { useListNavigationOf } from "@/components/data-table/list-navigation";
import { ListStatus } from "@/components/data-table/list-status";
import { SortHead, sortNow } from "@/components/data-table/sort-head";
import type { Features } from "@/components/data-table/table-features";
import { useFreshRows } from "@/components/data-table/use-fresh-rows";
import { type Peeked, useLiveRows } from "@/components/data-table/use-live-rows";
import { useRowFocus } from "@/components/data-table/use-row-focus";
import { useSelection } from "@/components/data-table/use-selection";
import type { LiveTopic } from "@/components/live/live-source";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ServerAction } from "@/components/ui/server-action";
import { sortText } from "@/lib/lists/browser";
import { activeFilters, type NamesOf } from "./active-filters";
import { countText, newText } from "./count-text";
import type { ListData } from "./list-data";
import type { AnyListState, ListOf } from "./list-of";
import { useListTable } from "./use-list-table";

/** Asks what has become of the rows of a page, and how many newer ones there are. */
export type Peek<Line> = ServerAction<{ query: string; ids: string[]; mark: string }, Peeked<Line>>;

export interface AnyLine {
  id: string;
}

/** What is selected, for those who do something with it. */
export interface Selected<Line> {
  ids: readonly string[];
  /** Those of them that are in sight, and how many are on other pages. */
  lines: readonly Line[];
  elsewhere: number;
  clear: () => void;
  /** Looks at the list anew. */
  refresh: () => void;
  /** Leaves those selected that failed, and looks at the list anew. */
  settle: (reports: readonly { id: string; done: boolean }[]) => void;
}

/** What cards on phones are told. */
export interface CardsAbout<Line> {
  lines: readonly Line[];
  zone: string;
  year: string;
  /** Names the site in each card. */
  showSite: boolean;
  selected: Readonly<Record<string, true>>;
  onSelect: (id: string) => void;
  isFresh: (id: string) => boolean;
}

export interface ListPageProps<State extends AnyListState, Line extends AnyLine> {
  list: ListOf<State>;
  data: ListData<State, Line>;
  title: string;
  topic: LiveTopic;
  peek: Peek<Line>;
  /** What the values of filters are called, where the definition does not know it. */
  names: NamesOf;
  /** A row's name as its checkbox says it: the reference of an order. */
  nameOf: (line: Line) => string;
  /** All columns. Has to stay the same: a new one draws every cell anew. */
  columns: ColumnDef<Features, Line>[];
  /** Those that are shown, in their order. */
  shown: readonly string[];
  density: Density;
  /** Has figures on the right. */
  numericColumns?: readonly string[];
  views: ReactNode;
  toolbar: (about: ToolbarAbout) => ReactNode;
  /** Something about the list that has to be known. */
  notice?: ReactNode;
  cards: (about: CardsAbout<Line>) => ReactNode;
  /** What stands there when there is no row. */
  empty: ReactNode;
  bar: (selected: Selected<Line>) => ReactNode;
  /** Dialogs and the like. */
  children?: (about: { selected: Selected<Line>; total: string }) => ReactNode;
}

export interface ToolbarAbout {
  searchRef: RefObject<HTMLFormElement | null>;
  filterCount: number;
  zoneText: string;
}

/** A list as a whole: views, toolbar, table or cards, what is selected, and the way to other pages. */
export function ListPage<State extends AnyListState, Line extends AnyLine>(
  props: ListPageProps<State, Line>,
) {
  const { list, data, title, topic, peek, names, nameOf, columns, shown } = props;
  const router = useRouter();
  const { state, pending, go } = useListNavigationOf<State>();
  const box = useRef<HTMLElement>(null);
  const search = useRef<HTMLFormElement>(null);
  const filters = activeFilters(list, state, names);
  const usual = sortText(list.usualSort);

  const { lines, newer } = useLiveRows({
    topics: [topic],
    onTop: sortText(data.state.sort) === usual && !data.state.after && !data.state.before,
    lines: data.lines,
    mark: data.mark,
    peek: async () => {
      const ids = data.lines.map((line) => line.id);
      const result = await peek({ query: list.query(data.state), ids, mark: data.mark });
      return result.ok ? result.value : undefined;
    },
  });
  const here = list.query({ ...data.state, columns: null });
  const fresh = useFreshRows(
    here,
    lines.map((line) => line.id),
  );
  const { sort, size, columns: none } = list.plain;
  const selection = useSelection(
    list.query(list.begun({ ...data.state, sort, size, columns: none })),
  );
  const table = useListTable({
    columns,
    ids: list.columnIds,
    shown,
    lines,
    selection: selection.rows,
    onSelectionChange: selection.select,
  });
  const selected: Selected<Line> = {
    ids: selection.ids,
    lines: lines.filter((line) => selection.rows[line.id]),
    elsewhere: selection.ids.filter((id) => !lines.some((line) => line.id === id)).length,
    clear: () => selection.select({}),
    refresh: () => startTransition(() => router.refresh()),
    settle: (reports) => {
      const failed = reports.filter((one) => !one.done).map(({ id }) => [id, true] as const);
      selection.select(Object.fromEntries(failed));
      startTransition(() => router.refresh());
    },
  };

  const open = (line: Line, newTab: boolean) => {
    const href = `${list.path}/${line.id}`;
    if (newTab) window.open(href, "_blank", "noopener");
    else router.push(href);
  };
  useRowFocus(box, { group: title, one: list.one }, [
    {
      keys: "/",
      label: `Search ${list.many}`,
      run: () => search.current?.querySelector<HTMLElement>("input[type=search]")?.focus(),
    },
  ]);

  const { count, capped } = data.count;
  const total = countText(list, count, capped);
  const zoneText = data.zoneSite ? `${data.zone} (as ${data.zoneSite})` : data.zone;
  const isFresh = (id: string) => fresh.has(id);
  return (
    <Page
      width="full"
      className="gap-3 sm:h-[calc(100dvh-var(--banner)-var(--topbar))] sm:min-h-[34rem] lg:h-[calc(100dvh-var(--banner))] lg:px-6 lg:py-5"
    >
      <PageHeader title={title} badges={<span className="tabular text-muted">{total}</span>} />
      {props.views}
      {props.toolbar({
        searchRef: search,
        zoneText,
        filterCount: filters.filter((filter) => filter.part !== "q").length,
      })}
      <FilterChips filters={filters} cleared={list.withoutFilters(state)} />
      {props.notice}
      <Card className="relative flex min-h-0 flex-1 flex-col max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
        <span
          aria-hidden
          data-busy={pending || undefined}
          className="absolute inset-x-0 -top-px z-20 h-0.5 rounded-t-lg bg-accent opacity-0 transition-opacity data-busy:animate-pulse data-busy:opacity-100 data-busy:delay-150"
        />
        <ListStatus<State>
          list={here}
          total={total}
          fresh={fresh.size}
          newer={newer}
          newText={(some, most) => newText(list, some, most)}
          newest={{ sort: list.usualSort } as Partial<State>}
        />
        <KeepPlace within={box} list={here}>
          <ScrollRegion
            ref={box}
            label={title}
            className={cn(
              "min-h-0 flex-1 overflow-visible rounded-t-lg [overflow-anchor:none] sm:overflow-auto",
              selection.ids.length > 0 && "pb-16",
            )}
          >
            {lines.length === 0 ? (
              props.empty
            ) : (
              <div className={cn("transition-opacity", pending && "opacity-60 delay-150")}>
                <DataTable
                  table={table}
                  label={title}
                  density={props.density}
                  selected={selection.rows}
                  sortOf={(id) => {
                    const { label = id, sort: by, largestFirst } = list.columns[id] ?? {};
                    if (!by) return undefined;
                    const now = sortNow(state.sort, by);
                    return {
                      now,
                      head: (
                        <SortHead<State>
                          label={label}
                          now={now}
                          largestFirst={largestFirst}
                          numeric={props.numericColumns?.includes(id)}
                          sorted={(descending) => ({ sort: { by, descending } }) as Partial<State>}
                        />
                      ),
                    };
                  }}
                  selectLabel={(line) => `Select ${list.one} ${nameOf(line)}`}
                  isFresh={isFresh}
                  onOpen={open}
                  busy={pending}
                  className="max-sm:hidden"
                />
                {props.cards({
                  lines,
                  zone: data.zone,
                  year: data.year,
                  showSite: data.sites.length > 1,
                  selected: selection.rows,
                  onSelect: selection.toggle,
                  isFresh,
                })}
              </div>
            )}
          </ScrollRegion>
        </KeepPlace>
        {lines.length === 0 ? null : (
          <ListFooter
            summary={
              lines.length === count ? total : `${lines.length.toLocaleString("en")} of ${total}`
            }
            zoneText={zoneText}
            sizeLabel={`${title} on a page`}
            size={state.size}
            onSize={(next) => go({ size: next } as Partial<State>)}
            nextCursor={data.nextCursor}
            previousCursor={data.previousCursor}
          />
        )}
        {selection.ids.length > 0 ? props.bar(selected) : null}
      </Card>
      {props.children?.({ selected, total })}
    </Page>
  );
}
