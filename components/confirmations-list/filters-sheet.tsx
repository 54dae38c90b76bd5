"use client";

import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Choices } from "@/components/data-table/choices";
import { DayFields } from "@/components/data-table/day-fields";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import { sortText } from "@/lib/lists/browser";
import {
  type ConfirmationListState,
  confirmationList,
  confirmationSorts,
} from "@/lib/matching/browser";
import {
  buttonOptions,
  platformOptions,
  reviewOptions,
  siteOptions,
  statusOptions,
} from "./filter-options";
import type { ConfirmationListData } from "./list-data";
import { useListNavigation } from "./list-navigation";

const sortNames = {
  created_at: ["Time, newest first", "Time, oldest first"],
  status: ["Status, failed first", "Status, pending first"],
  email: ["E-mail, Z to A", "E-mail, A to Z"],
};
const sortOptions = confirmationSorts.flatMap((by) =>
  sortNames[by].map((label, index) => ({
    value: sortText({ by, descending: index === 0 }),
    label,
  })),
);

interface FiltersSheetProps {
  data: ConfirmationListData;
  zoneText: string;
  /** How many filters are in use. */
  count: number;
}

/** All filters and the sort order on a phone; nothing changes until "Show confirmations". */
export function FiltersSheet({ data, zoneText, count }: FiltersSheetProps) {
  const { state, go } = useListNavigation();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(state);
  const change = (part: Partial<ConfirmationListState>) => setDraft((now) => ({ ...now, ...part }));
  const apply = () => {
    setOpen(false);
    go({ ...draft, after: null, before: null });
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
            <Button
              variant="ghost"
              onClick={() => setDraft(confirmationList.withoutFilters(draft))}
            >
              Clear filters
            </Button>
            <Button variant="primary" onClick={apply}>
              Show confirmations
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-5 pt-1">
          <Field label="Sort by">
            <Select
              options={sortOptions}
              value={sortText(draft.sort)}
              onChange={({ target }) => {
                const by = confirmationSorts.find((one) => one === target.value.replace(/^-/, ""));
                if (by) change({ sort: { by, descending: target.value.startsWith("-") } });
              }}
            />
          </Field>
          <Choices
            legend="Status"
            options={statusOptions}
            chosen={draft.status}
            onChange={(status) => change({ status })}
          />
          <Choices
            legend="Review"
            options={reviewOptions}
            chosen={draft.review ? ["needed"] : []}
            onChange={(chosen) => change({ review: chosen.length > 0 })}
          />
          {data.sites.length > 1 ? (
            <Choices
              legend="Site"
              options={siteOptions(data)}
              chosen={draft.site}
              onChange={(site) => change({ site })}
            />
          ) : null}
          <DayFields days={draft.days} onChange={(days) => change({ days })} zoneText={zoneText} />
          <Choices
            legend="Payment"
            options={platformOptions(data)}
            chosen={draft.platform}
            onChange={(platform) => change({ platform })}
          />
          {data.buttons.length > 0 ? (
            <Choices
              legend="Button"
              options={buttonOptions(data)}
              chosen={draft.button}
              onChange={(button) => change({ button })}
            />
          ) : null}
        </div>
      </SheetContent>
    </Sheet>
  );
}
