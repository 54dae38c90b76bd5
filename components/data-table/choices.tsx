"use client";

import { type ReactNode, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { SearchInput } from "@/components/ui/search-input";

export interface Choice<Value extends string = string> {
  value: Value;
  label: string;
  /** Left of the label. */
  icon?: ReactNode;
}

interface ChoicesProps<Value extends string> {
  /** What is chosen among: "Status". */
  legend: string;
  hideLegend?: boolean;
  options: readonly Choice<Value>[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  /** Offers a box that narrows a long list down. */
  searchable?: boolean;
}

/** Any number of several: the body of most filters. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { legend, hideLegend, options, chosen, onChange, searchable = false } = props;
  const [sought, setSought] = useState("");
  const wanted = sought.trim().toLowerCase();
  const shown = options.filter(
    ({ value, label }) =>
      wanted === "" || label.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted),
  );
  const toggle = (value: Value, on: boolean) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((one) => (one === value ? on : chosen.includes(one))),
    );
  return (
    <fieldset className="min-w-0">
      <legend className={cn("mb-1 font-medium text-sm", hideLegend && "sr-only")}>{legend}</legend>
      {searchable ? (
        <SearchInput
          aria-label={`Find in ${legend.toLowerCase()}`}
          placeholder="Find…"
          value={sought}
          onValueChange={setSought}
          className="mb-1.5"
        />
      ) : null}
      <div className={cn("flex flex-col", searchable && "scroll-thin max-h-56 overflow-y-auto")}>
        {shown.map(({ value, label, icon }) => (
          <Checkbox
            key={value}
            label={
              <span className="flex items-center gap-2 [&_svg]:size-4 [&_svg]:text-muted">
                {icon}
                {label}
              </span>
            }
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
            className="-mx-1 items-center rounded-md px-1 hover:bg-hover [&>div]:flex-1 [&_label]:py-0.5"
          />
        ))}
        {shown.length === 0 ? <p className="py-2 text-muted text-sm">Nothing found.</p> : null}
      </div>
    </fieldset>
  );
}
