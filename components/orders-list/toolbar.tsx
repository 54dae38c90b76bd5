"use client";

import { type RefObject, useState } from "react";
import { Choices } from "@/components/data-table/choices";
import { DayFilter } from "@/components/data-table/day-filter";
import { FilterMenu } from "@/components/data-table/filter-menu";
import { changed } from "@/components/data-table/list-navigation";
import { SearchBox } from "@/components/data-table/search-box";
import { orderList } from "@/lib/orders/browser";
import { AmountFilter } from "./amount-filter";
import {
  currencyOptions,
  kindOptions,
  paymentOptions,
  platformOptions,
  siteOptions,
  statusOptions,
} from "./filter-options";
import { FiltersSheet } from "./filters-sheet";
import type { ListData } from "./list-data";
import { useListNavigation } from "./list-navigation";
import { TestFilter } from "./test-filter";

interface ToolbarProps {
  data: ListData;
  /** The time zone in which the days begin, in words. */
  zoneText: string;
  searchRef: RefObject<HTMLFormElement | null>;
  /** How many filters are in use, for the button on phones. */
  filterCount: number;
  /** What stands at the right end. */
  children: React.ReactNode;
}

/** Search and filters: menus beside the search box, or one sheet for all of them on phones. */
export function Toolbar({ data, zoneText, searchRef, filterCount, children }: ToolbarProps) {
  const { state, go } = useListNavigation();
  const [open, setOpen] = useState<"days" | "amount" | null>(null);
  const menu = (name: "days" | "amount") => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
  });
  return (
    <div className="flex items-start justify-between gap-2">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
        <SearchBox
          boxRef={searchRef}
          label="Search orders"
          title="Searches e-mail, name, reference, transaction ID, item and message"
          action="/orders"
          pairs={orderList.pairs(changed(state, { q: "" }))}
          q={state.q}
          onSearch={(q) => go({ q }, "replace")}
        />
        <div className="contents max-sm:hidden">
          {data.sites.length > 1 ? (
            <FilterMenu label="Site" count={state.site.length}>
              <Choices
                legend="Site"
                hideLegend
                searchable={data.sites.length > 8}
                options={siteOptions(data)}
                chosen={state.site}
                onChange={(site) => go({ site })}
              />
            </FilterMenu>
          ) : null}
          <FilterMenu wide label="Date" count={state.days ? 1 : 0} {...menu("days")}>
            <DayFilter
              days={state.days}
              zoneText={zoneText}
              onChange={(days) => go({ days })}
              onDone={() => setOpen(null)}
            />
          </FilterMenu>
          <FilterMenu label="Status" count={state.status.length}>
            <Choices
              legend="Status"
              hideLegend
              options={statusOptions}
              chosen={state.status}
              onChange={(status) => go({ status })}
            />
          </FilterMenu>
          <FilterMenu label="Payment" count={state.payment.length}>
            <Choices
              legend="Payment"
              hideLegend
              options={paymentOptions}
              chosen={state.payment}
              onChange={(payment) => go({ payment })}
            />
          </FilterMenu>
          <FilterMenu label="Platform" count={state.platform.length}>
            <Choices
              legend="Platform"
              hideLegend
              options={platformOptions(data)}
              chosen={state.platform}
              onChange={(platform) => go({ platform })}
            />
          </FilterMenu>
          <FilterMenu label="Kind" count={state.kind.length}>
            <Choices
              legend="Kind"
              hideLegend
              options={kindOptions}
              chosen={state.kind}
              onChange={(kind) => go({ kind })}
            />
          </FilterMenu>
          <FilterMenu wide label="Currency" count={state.currency.length}>
            <Choices
              legend="Currency"
              hideLegend
              searchable
              options={currencyOptions(data)}
              chosen={state.currency}
              onChange={(currency) => go({ currency })}
            />
          </FilterMenu>
          <FilterMenu
            wide
            label="Price"
            count={state.amount.min || state.amount.max ? 1 : 0}
            {...menu("amount")}
          >
            <AmountFilter
              currency={state.currency}
              amount={state.amount}
              options={currencyOptions(data)}
              onChange={(amounts) => {
                setOpen(null);
                go(amounts);
              }}
            />
          </FilterMenu>
          <FilterMenu label="Test" count={state.test === "all" ? 0 : 1}>
            <TestFilter test={state.test} onChange={(test) => go({ test })} />
          </FilterMenu>
        </div>
        <FiltersSheet data={data} zoneText={zoneText} count={filterCount} />
      </div>
      <div className="flex items-center gap-1.5 max-sm:hidden">{children}</div>
    </div>
  );
}
