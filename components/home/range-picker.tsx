"use client";

import { CalendarDays, Check, ChevronDown } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { type InsightsQuery, presetLabels, presets } from "@/lib/insights/browser";
import { formatDays } from "./format-bucket";
import { homeHref } from "./home-address";
import { useNavigationProgress } from "./navigation-progress";

interface RangePickerProps {
  query: InsightsQuery;
  chosen: keyof typeof presetLabels | "custom";
  firstDay: string;
  lastDay: string;
  today: string;
  zone: string;
}

/** Which days the figures are about: one of the usual ranges, or any from … to. */
export function RangePicker({ query, chosen, firstDay, lastDay, today, zone }: RangePickerProps) {
  const { go, pending } = useNavigationProgress();
  const [open, setOpen] = useState(false);
  const label = chosen === "custom" ? formatDays(firstDay, lastDay) : presetLabels[chosen];

  const choose = (change: Partial<InsightsQuery>) => {
    setOpen(false);
    go(homeHref({ ...query, date: undefined, from: undefined, to: undefined, ...change }));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    choose({ from: String(data.get("from")), to: String(data.get("to")) });
  };

  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button className="max-sm:flex-1" loading={pending}>
          <CalendarDays aria-hidden />
          <span className="sr-only">Range of days: </span>
          {label}
          <ChevronDown aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent
        aria-label="Range of days"
        align="end"
        className="w-72 p-0"
        onOpenAutoFocus={(event) => {
          // Radix would pass over the links and begin in the first date.
          event.preventDefault();
          const list = event.currentTarget as HTMLElement;
          list.querySelector<HTMLElement>("a[aria-current], a")?.focus();
        }}
      >
        <ul className="flex flex-col p-1">
          {presets.map((preset) => {
            const href = homeHref({ ...query, date: preset, from: undefined, to: undefined });
            return (
              <li key={preset}>
                <Link
                  href={href}
                  aria-current={preset === chosen ? "true" : undefined}
                  onNavigate={(event) => {
                    event.preventDefault();
                    choose({ date: preset });
                  }}
                  className="flex h-8 items-center justify-between rounded-md px-2 text-sm hover:bg-hover aria-[current=true]:font-medium touch:h-11"
                >
                  {presetLabels[preset]}
                  <Check aria-hidden className={cn("size-4", preset !== chosen && "invisible")} />
                </Link>
              </li>
            );
          })}
        </ul>
        <form onSubmit={onSubmit} className="flex flex-col gap-3 border-line border-t p-3">
          <div className="grid grid-cols-2 gap-2">
            <Field label="From">
              <Input type="date" name="from" required max={today} defaultValue={firstDay} />
            </Field>
            <Field label="To">
              <Input type="date" name="to" required max={today} defaultValue={lastDay} />
            </Field>
          </div>
          <Button type="submit" size="sm">
            Show these days
          </Button>
          <p className="text-faint text-xs">Days begin at midnight in {zone}.</p>
        </form>
      </PopoverContent>
    </Popover>
  );
}
