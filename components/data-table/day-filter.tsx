"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { dayPresetLabels, dayPresets, isDay } from "@/lib/lists/browser";
import type { OrderListState } from "@/lib/orders/browser";

interface DayFilterProps {
  days: OrderListState["days"];
  onChange: (days: OrderListState["days"]) => void;
  /** The days were chosen to the end: the menu may close. */
  onDone: () => void;
  /** The time zone in which the days begin, in words. */
  zoneText: string;
}

/** Days by name, or from one to another. */
export function DayFilter({ days, onChange, onDone, zoneText }: DayFilterProps) {
  const span = days !== null && typeof days === "object" ? days : { from: null, to: null };
  const [from, setFrom] = useState(span.from ?? "");
  const [to, setTo] = useState(span.to ?? "");
  const noteId = useId();
  const apply = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const read = (text: string) => (isDay(text) ? text : null);
    const [first, last] = [read(from), read(to)];
    if (!first && !last) onChange(null);
    else if (first && last && first > last) onChange({ from: last, to: first });
    else onChange({ from: first, to: last });
    onDone();
  };
  const chosen = days === null ? "any" : typeof days === "string" ? days : "";
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        legend="Date"
        hideLegend
        value={chosen}
        onValueChange={(value) => {
          setFrom("");
          setTo("");
          onChange(dayPresets.find((preset) => preset === value) ?? null);
        }}
        options={[
          { value: "any", label: "Any time" },
          ...dayPresets.map((value) => ({ value, label: dayPresetLabels[value] })),
        ]}
      />
      <form
        onSubmit={apply}
        aria-label="Days of your choice"
        aria-describedby={noteId}
        className="flex flex-col gap-2 border-line border-t pt-3"
      >
        <div className="grid grid-cols-2 gap-2">
          <Field label="From">
            <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          </Field>
          <Field label="To">
            <Input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
          </Field>
        </div>
        <Button type="submit">Show these days</Button>
        <p id={noteId} className="text-muted text-xs">
          Days begin at midnight in {zoneText}.
        </p>
      </form>
    </div>
  );
}
