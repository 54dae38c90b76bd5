"use client";

import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Choices } from "@/components/data-table/choices";
import { DayFields } from "@/components/data-table/day-fields";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import { sortText } from "@/lib/lists/browser";
import { type OrderListState, orderList, orderSorts, readRange } from "@/lib/orders/browser";
import {
  currencyOptions,
  kindOptions,
  paymentOptions,
  platformOptions,
  siteOptions,
  statusOptions,
} from "./filter-options";
import type { ListData } from "./list-data";
import { useListNavigation } from "./list-navigation";
import { TestFilter } from "./test-filter";

const columnLabels = Object.values(orderList.columns);

const sortOptions = orderSorts.flatMap((by) => {
  const column = columnLabels.find((one) => "sort" in one && one.sort === by);
  const label = column?.label ?? by;
  const [up, down] =
    by === "placed_at"
      ? ["oldest first", "newest first"]
      : by === "amount"
        ? ["lowest first", "highest first"]
        : ["A to Z", "Z to A"];
  return [
    { value: sortText({ by, descending: true }), label: `${label}, ${down}` },
    { value: sortText({ by, descending: false }), label: `${label}, ${up}` },
  ];
});

interface FiltersSheetProps {
  data: ListData;
  zoneText: string;
  /** How many filters are in use. */
  count: number;
}

/** All filters and the sort order on a phone; nothing changes until "Show orders". */
export function FiltersSheet({ data, zoneText, count }: FiltersSheetProps) {
  const { state, go } = useListNavigation();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(state);
  const change = (part: Partial<OrderListState>) => setDraft((now) => ({ ...now, ...part }));
  const currencies = currencyOptions(data);
  const apply = () => {
    setOpen(false);
    const wantsAmount = draft.amount.min !== "" || draft.amount.max !== "";
    go({
      ...draft,
      amount: readRange(draft.amount.min, draft.amount.max),
      // A range of prices is one in one currency.
      currency:
        wantsAmount && draft.currency.length !== 1
          ? [draft.currency[0] ?? currencies[0]?.value ?? "USD"]
          : draft.currency,
      after: null,
      before: null,
    });
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
            <Button variant="ghost" onClick={() => setDraft(orderList.withoutFilters(draft))}>
              Clear filters
            </Button>
            <Button variant="primary" onClick={apply}>
              Show orders
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
                const by = orderSorts.find((sort) => sort === target.value.replace(/^-/, ""));
                if (by) change({ sort: { by, descending: target.value.startsWith("-") } });
              }}
            />
          </Field>
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
            legend="Status"
            options={statusOptions}
            chosen={draft.status}
            onChange={(status) => change({ status })}
          />
          <Choices
            legend="Payment"
            options={paymentOptions}
            chosen={draft.payment}
            onChange={(payment) => change({ payment })}
          />
          <Choices
            legend="Platform"
            options={platformOptions(data)}
            chosen={draft.platform}
            onChange={(platform) => change({ platform })}
          />
          <Choices
            legend="Kind"
            options={kindOptions}
            chosen={draft.kind}
            onChange={(kind) => change({ kind })}
          />
          <fieldset className="grid grid-cols-2 gap-2">
            <legend className="mb-1 font-medium text-sm">Price</legend>
            <Field label="Currency" className="col-span-2">
              <Select
                placeholder="Any currency"
                options={currencies}
                value={draft.currency.length === 1 ? draft.currency[0] : ""}
                onChange={({ target }) =>
                  change({ currency: target.value === "" ? [] : [target.value] })
                }
              />
            </Field>
            <Field label="From">
              <Input
                inputMode="decimal"
                value={draft.amount.min}
                onChange={({ target }) =>
                  change({ amount: { ...draft.amount, min: target.value } })
                }
              />
            </Field>
            <Field label="Up to">
              <Input
                inputMode="decimal"
                value={draft.amount.max}
                onChange={({ target }) =>
                  change({ amount: { ...draft.amount, max: target.value } })
                }
              />
            </Field>
          </fieldset>
          <TestFilter test={draft.test} onChange={(test) => change({ test })} />
        </div>
      </SheetContent>
    </Sheet>
  );
}
