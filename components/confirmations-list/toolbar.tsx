"use client";

import { type ReactNode, type RefObject, useState } from "react";
import { Choices } from "@/components/data-table/choices";
import { DayFilter } from "@/components/data-table/day-filter";
import { FilterMenu } from "@/components/data-table/filter-menu";
import { changed } from "@/components/data-table/list-navigation";
import { SearchBox } from "@/components/data-table/search-box";
import { confirmationList } from "@/lib/matching/browser";
import {
  buttonOptions,
  platformOptions,
  reviewOptions,
  siteOptions,
  statusOptions,
} from "./filter-options";
import { FiltersSheet } from "./filters-sheet";
import type { ConfirmationListData } from "./list-data";
import { useListNavigation } from "./list-navigation";

interface ToolbarProps {
  data: ConfirmationListData;
  /** The time zone in which the days begin, in words. */
  zoneText: string;
  searchRef: RefObject<HTMLFormElement | null>;
  /** How many filters are in use, for the button on phones. */
  filterCount: number;
  /** What stands at the right end. */
  children: ReactNode;
}

/** Search and filters: menus beside the search box, or one sheet for all of them on phones. */
export function Toolbar({ data, zoneText, searchRef, filterCount, children }: ToolbarProps) {
  const { state, go } = useListNavigation();
  const [daysOpen, setDaysOpen] = useState(false);
  return (
    <div className="flex items-start justify-between gap-2">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
        <SearchBox
          boxRef={searchRef}
          label="Search confirmations"
          title="Searches ID, code, e-mail, name, transaction ID and message"
          action="/confirmations"
          pairs={confirmationList.pairs(changed(state, { q: "" }))}
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
          <FilterMenu
            wide
            label="Date"
            count={state.days ? 1 : 0}
            open={daysOpen}
            onOpenChange={setDaysOpen}
          >
            <DayFilter
              days={state.days}
              zoneText={zoneText}
              onChange={(days) => go({ days })}
              onDone={() => setDaysOpen(false)}
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
          <FilterMenu label="Review" count={state.review ? 1 : 0}>
            <Choices
              legend="Review"
              hideLegend
              options={reviewOptions}
              chosen={state.review ? ["needed"] : []}
              onChange={(chosen) => go({ review: chosen.length > 0 })}
            />
          </FilterMenu>
          <FilterMenu label="Payment" count={state.platform.length}>
            <Choices
              legend="Payment"
              hideLegend
              options={platformOptions(data)}
              chosen={state.platform}
              onChange={(platform) => go({ platform })}
            />
          </FilterMenu>
          {data.buttons.length > 0 || state.button.length > 0 ? (
            <FilterMenu label="Button" count={state.button.length}>
              <Choices
                legend="Button"
                hideLegend
                searchable={data.buttons.length > 8}
                options={buttonOptions(data)}
                chosen={state.button}
                onChange={(button) => go({ button })}
              />
            </FilterMenu>
          ) : null}
        </div>
        <FiltersSheet data={data} zoneText={zoneText} count={filterCount} />
      </div>
      <div className="flex items-center gap-1.5 max-sm:hidden">{children}</div>
    </div>
  );
}
