"use client";

import { useRouter } from "next/navigation";
import { startTransition, useRef, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { densityCookie } from "@/components/data-table/density-cookie";
import { FilterChips } from "@/components/data-table/filter-chips";
import { KeepPlace } from "@/components/data-table/keep-place";
import { ListFooter } from "@/components/data-table/list-footer";
import { ListStatus } from "@/components/data-table/list-status";
import { remember } from "@/components/data-table/remember";
import { SortHead, sortNow } from "@/components/data-table/sort-head";
import { useFreshRows } from "@/components/data-table/use-fresh-rows";
import { useRowFocus } from "@/components/data-table/use-row-focus";
import { useSelection } from "@/components/data-table/use-selection";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ScrollRegion } from "@/components/ui/scroll-region";
import {
  type ConfirmationColumnId,
  type ConfirmationLine,
  type ConfirmationListState,
  confirmationList,
  newestConfirmationsFirst,
  type ConfirmationReport as Report,
} from "@/lib/matching/browser";
import { activeFilters } from "./active-filters";
import { type Asked, ChangeDialog } from "./change-dialog";
import type { ChangeName } from "./changes";
import { ConfirmationCards } from "./confirmation-cards";
import { ConfirmationReport } from "./confirmation-report";
import { ConfirmationViews } from "./confirmation-views";
import { confirmationsText, newConfirmationsText } from "./confirmations-text";
import { DensitySwitch } from "./density-switch";
import { ExportLink, exportHref } from "./export-link";
import type { ConfirmationListData } from "./list-data";
import { useListNavigation } from "./list-navigation";
import { NoConfirmations } from "./no-confirmations";
import { SelectionBar } from "./selection-bar";
import { Toolbar } from "./toolbar";
import { useConfirmationTable } from "./use-confirmation-table";
import { useLiveList } from "./use-live-list";

/** The list as a whole. Each part is a file beside this one. */
export function ConfirmationsPage({ data }: { data: ConfirmationListData }) {
  const router = useRouter();
  const { state, pending, go } = useListNavigation();
  const box = useRef<HTMLElement>(null);
  const search = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [report, setReport] = useState<{ name: ChangeName; reports: readonly Report[] } | null>(
    null,
  );
  const [density, setDensity] = useState(data.density);

  const filters = activeFilters(state, {
    platform: (slug) => data.platforms.find((platform) => platform.slug === slug)?.name ?? slug,
    site: (slug) => data.sites.find((site) => site.slug === slug)?.name ?? "unknown",
    button: (id) => data.buttons.find((button) => button.id === id)?.label ?? "unknown",
  });

  const list = confirmationList.query(data.state);
  const { lines, newer } = useLiveList(data);
  const fresh = useFreshRows(
    list,
    lines.map((line) => line.id),
  );
  const { sort, size, after, before } = confirmationList.plain;
  const selection = useSelection(
    confirmationList.query({ ...data.state, sort, size, after, before }),
  );
  const elsewhere = selection.ids.filter((id) => !lines.some((line) => line.id === id)).length;
  const showSite = data.sites.length > 1;
  const table = useConfirmationTable({
    lines,
    showSite,
    zone: data.zone,
    year: data.year,
    onAsk: setAsked,
    selection: selection.rows,
    onSelectionChange: selection.select,
  });

  const open = (line: ConfirmationLine, newTab: boolean) => {
    const href = `/confirmations/${line.id}`;
    if (newTab) window.open(href, "_blank", "noopener");
    else router.push(href);
  };
  useRowFocus(box, { group: "Confirmations", one: "confirmation" }, [
    {
      keys: "/",
      label: "Search confirmations",
      run: () => search.current?.querySelector<HTMLElement>("input[type=search]")?.focus(),
    },
  ]);

  const done = (name: ChangeName, reports: readonly Report[]) => {
    if (asked?.code === null) {
      const failed = reports.filter((one) => !one.done).map(({ id }) => [id, true] as const);
      selection.select(Object.fromEntries(failed));
      setReport({ name, reports });
    }
    startTransition(() => router.refresh());
  };

  const { count, capped } = data.count;
  const total = confirmationsText(count, capped);
  const zoneText = data.zoneSite ? `${data.zone} (as ${data.zoneSite})` : data.zone;
  return (
    <Page
      width="full"
      className="gap-3 sm:h-[calc(100dvh-var(--banner)-var(--topbar))] sm:min-h-[34rem] lg:h-[calc(100dvh-var(--banner))] lg:px-6 lg:py-5"
    >
      <PageHeader
        title="Confirmations"
        badges={<span className="tabular text-muted">{total}</span>}
      />
      <ConfirmationViews data={data}>
        {count > 0 ? <ExportLink state={data.state} zone={data.zone} /> : null}
      </ConfirmationViews>
      <Toolbar
        data={data}
        zoneText={zoneText}
        searchRef={search}
        filterCount={filters.filter((filter) => filter.part !== "q").length}
      >
        <DensitySwitch
          density={density}
          onChange={(next) => {
            setDensity(next);
            remember(densityCookie, next);
          }}
        />
      </Toolbar>
      <FilterChips filters={filters} cleared={confirmationList.withoutFilters(state)} />
      <Card className="relative flex min-h-0 flex-1 flex-col max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
        <span
          aria-hidden
          data-busy={pending || undefined}
          className="absolute inset-x-0 -top-px z-20 h-0.5 rounded-t-lg bg-accent opacity-0 transition-opacity data-busy:animate-pulse data-busy:opacity-100 data-busy:delay-150"
        />
        <ListStatus<ConfirmationListState>
          list={list}
          total={total}
          fresh={fresh.size}
          newer={newer}
          newText={newConfirmationsText}
          newest={{ sort: newestConfirmationsFirst }}
        />
        <KeepPlace within={box} list={list}>
          <ScrollRegion
            ref={box}
            label="Confirmations"
            className={cn(
              "min-h-0 flex-1 overflow-visible rounded-t-lg [overflow-anchor:none] sm:overflow-auto",
              selection.ids.length > 0 && "pb-16",
            )}
          >
            {lines.length === 0 ? (
              <NoConfirmations sites={data.sites} />
            ) : (
              <div className={cn("transition-opacity", pending && "opacity-60 delay-150")}>
                <DataTable
                  table={table}
                  label="Confirmations"
                  density={density}
                  selected={selection.rows}
                  sortOf={(id) => {
                    const column = confirmationList.columns[id as ConfirmationColumnId];
                    const { label, sort: by, largestFirst } = column;
                    if (!by) return undefined;
                    const now = sortNow(state.sort, by);
                    return {
                      now,
                      head: (
                        <SortHead<ConfirmationListState>
                          label={label}
                          now={now}
                          largestFirst={largestFirst}
                          sorted={(descending) => ({ sort: { by, descending } })}
                        />
                      ),
                    };
                  }}
                  selectLabel={(line) => `Select confirmation ${line.code}`}
                  isFresh={(id) => fresh.has(id)}
                  onOpen={open}
                  busy={pending}
                  className="max-sm:hidden"
                />
                <ConfirmationCards
                  lines={lines}
                  zone={data.zone}
                  year={data.year}
                  showSite={showSite}
                  selected={selection.rows}
                  onSelect={selection.toggle}
                  isFresh={(id) => fresh.has(id)}
                  onAsk={setAsked}
                />
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
            sizeLabel="Confirmations on a page"
            size={state.size}
            onSize={(next) => go({ size: next })}
            nextCursor={data.nextCursor}
            previousCursor={data.previousCursor}
          />
        )}
        {selection.ids.length > 0 ? (
          <SelectionBar
            count={selection.ids.length}
            elsewhere={elsewhere}
            mayWrite={data.mayWrite}
            onAsk={(name) => setAsked({ name, ids: selection.ids, code: null })}
            onExport={() =>
              window.location.assign(exportHref(data.state, selection.ids, data.zone))
            }
            onClear={() => selection.select({})}
          />
        ) : null}
      </Card>
      {asked ? <ChangeDialog asked={asked} onClose={() => setAsked(null)} onDone={done} /> : null}
      <ConfirmationReport report={report} onClose={() => setReport(null)} />
    </Page>
  );
}
