"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useRef, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { FilterChips } from "@/components/data-table/filter-chips";
import { KeepPlace } from "@/components/data-table/keep-place";
import { ListFooter } from "@/components/data-table/list-footer";
import { ListStatus } from "@/components/data-table/list-status";
import { SortHead, sortNow } from "@/components/data-table/sort-head";
import { useFreshRows } from "@/components/data-table/use-fresh-rows";
import { useRowFocus } from "@/components/data-table/use-row-focus";
import { useSelection } from "@/components/data-table/use-selection";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { CommandReport } from "@/lib/desk/browser";
import {
  newestFirst,
  type OrderColumnId,
  type OrderLine,
  type OrderListState,
  orderList,
} from "@/lib/orders/browser";
import { activeFilters } from "./active-filters";
import { DisplayMenu } from "./display-menu";
import { ExportDialog } from "./export-dialog";
import type { ListData } from "./list-data";
import { useListNavigation } from "./list-navigation";
import { NoOrders } from "./no-orders";
import { OrderCards } from "./order-cards";
import { OrderReport } from "./order-report";
import { OrderViews } from "./order-views";
import { newOrdersText, ordersText } from "./orders-text";
import { type BulkAct, SelectionBar } from "./selection-bar";
import { Toolbar } from "./toolbar";
import { useListLayout } from "./use-list-layout";
import { useLiveList } from "./use-live-list";
import { useOrderTable } from "./use-order-table";

/** The list as a whole. Each part is a file beside this one. */
export function OrdersPage({ data }: { data: ListData }) {
  const router = useRouter();
  const { state, pending, go } = useListNavigation();
  const box = useRef<HTMLElement>(null);
  const search = useRef<HTMLFormElement>(null);
  const [exporting, setExporting] = useState<"list" | "selection" | null>(null);
  const [report, setReport] = useState<{ act: BulkAct; reports: CommandReport[] } | null>(null);

  const filters = activeFilters(state, {
    platform: (slug) => data.platforms.find((platform) => platform.slug === slug)?.name ?? slug,
    site: (slug) => data.sites.find((site) => site.slug === slug)?.name ?? "unknown",
  });

  const list = orderList.query({ ...data.state, columns: null });
  const { lines, newer } = useLiveList(data);
  const fresh = useFreshRows(
    list,
    lines.map((line) => line.id),
  );
  const { sort, size, columns, after, before } = orderList.plain;
  const selection = useSelection(
    orderList.query({ ...data.state, sort, size, columns, after, before }),
  );
  const elsewhere = selection.ids.filter((id) => !lines.some((line) => line.id === id)).length;
  const layout = useListLayout(data);
  const table = useOrderTable({
    lines,
    shown: layout.columns,
    zone: data.zone,
    year: data.year,
    selection: selection.rows,
    onSelectionChange: selection.select,
  });

  const open = (line: OrderLine, newTab: boolean) => {
    const href = `/orders/${line.id}`;
    if (newTab) window.open(href, "_blank", "noopener");
    else router.push(href);
  };
  useRowFocus(box, { group: "Orders", one: "order" }, [
    {
      keys: "/",
      label: "Search orders",
      run: () => search.current?.querySelector<HTMLElement>("input[type=search]")?.focus(),
    },
  ]);

  const done = (act: BulkAct, reports: CommandReport[]) => {
    const failed = reports.filter((one) => !one.done).map(({ id }) => [id, true] as const);
    selection.select(Object.fromEntries(failed));
    setReport({ act, reports });
    startTransition(() => router.refresh());
  };

  const { count, capped } = data.count;
  const total = ordersText(count, capped);
  const zoneText = data.zoneSite ? `${data.zone} (as ${data.zoneSite})` : data.zone;
  return (
    <Page
      width="full"
      className="gap-3 sm:h-[calc(100dvh-var(--banner)-var(--topbar))] sm:min-h-[34rem] lg:h-[calc(100dvh-var(--banner))] lg:px-6 lg:py-5"
    >
      <PageHeader title="Orders" badges={<span className="tabular text-muted">{total}</span>} />
      <OrderViews views={data.views} sites={data.sites} columns={layout.columns}>
        <Button
          variant="ghost"
          size="sm"
          disabled={count === 0}
          onClick={() => setExporting("list")}
        >
          <Download aria-hidden />
          <span className="max-sm:sr-only">Export</span>
        </Button>
      </OrderViews>
      <Toolbar
        data={data}
        zoneText={zoneText}
        searchRef={search}
        filterCount={filters.filter((filter) => filter.part !== "q").length}
      >
        <DisplayMenu
          density={layout.density}
          onDensity={layout.setDensity}
          columns={layout.columns}
          onColumns={layout.setColumns}
        />
      </Toolbar>
      <FilterChips filters={filters} cleared={orderList.withoutFilters(state)} />
      {data.ignored ? <Callout tone="warn">{data.ignored}</Callout> : null}
      <Card className="relative flex min-h-0 flex-1 flex-col max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
        <span
          aria-hidden
          data-busy={pending || undefined}
          className="absolute inset-x-0 -top-px z-20 h-0.5 rounded-t-lg bg-accent opacity-0 transition-opacity data-busy:animate-pulse data-busy:opacity-100 data-busy:delay-150"
        />
        <ListStatus<OrderListState>
          list={list}
          total={total}
          fresh={fresh.size}
          newer={newer}
          newText={newOrdersText}
          newest={{ sort: newestFirst }}
        />
        <KeepPlace within={box} list={list}>
          <ScrollRegion
            ref={box}
            label="Orders"
            className={cn(
              "min-h-0 flex-1 overflow-visible rounded-t-lg [overflow-anchor:none] sm:overflow-auto",
              selection.ids.length > 0 && "pb-16",
            )}
          >
            {lines.length === 0 ? (
              <NoOrders sites={data.sites} />
            ) : (
              <div className={cn("transition-opacity", pending && "opacity-60 delay-150")}>
                <DataTable
                  table={table}
                  label="Orders"
                  density={layout.density}
                  selected={selection.rows}
                  sortOf={(id) => {
                    const column = orderList.columns[id as OrderColumnId];
                    const { label, sort: by, largestFirst } = column;
                    if (!by) return undefined;
                    const now = sortNow(state.sort, by);
                    return {
                      now,
                      head: (
                        <SortHead<OrderListState>
                          label={label}
                          now={now}
                          largestFirst={largestFirst}
                          numeric={id === "amount"}
                          sorted={(descending) => ({ sort: { by, descending } })}
                        />
                      ),
                    };
                  }}
                  selectLabel={(line) => `Select order ${line.reference}`}
                  isFresh={(id) => fresh.has(id)}
                  onOpen={open}
                  busy={pending}
                  className="max-sm:hidden"
                />
                <OrderCards
                  lines={lines}
                  zone={data.zone}
                  year={data.year}
                  showSite={data.sites.length > 1}
                  selected={selection.rows}
                  onSelect={selection.toggle}
                  isFresh={(id) => fresh.has(id)}
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
            sizeLabel="Orders on a page"
            size={state.size}
            onSize={(next) => go({ size: next })}
            nextCursor={data.nextCursor}
            previousCursor={data.previousCursor}
          />
        )}
        {selection.ids.length > 0 ? (
          <SelectionBar
            ids={selection.ids}
            lines={lines.filter((line) => selection.rows[line.id])}
            elsewhere={elsewhere}
            mayWrite={data.mayWrite}
            mayMail={data.mayMail}
            onClear={() => selection.select({})}
            onExport={() => setExporting("selection")}
            onDone={done}
          />
        ) : null}
      </Card>
      <ExportDialog
        open={exporting !== null}
        onOpenChange={(next) => setExporting(next ? exporting : null)}
        state={data.state}
        ids={exporting === "selection" ? selection.ids : []}
        amount={exporting === "selection" ? ordersText(selection.ids.length) : total}
        columns={layout.columns}
        zone={data.zone}
        sites={data.sites}
      />
      <OrderReport report={report} onClose={() => setReport(null)} />
    </Page>
  );
}
