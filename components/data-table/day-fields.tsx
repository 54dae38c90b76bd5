"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import {
  type DayPreset,
  type DaySpan,
  dayPresetLabels,
  dayPresets,
  isDay,
} from "@/lib/lists/browser";

interface DayFieldsProps {
  days: DayPreset | DaySpan | null;
  onChange: (days: DayPreset | DaySpan | null) => void;
  /** The time zone in which the days begin, in words. */
  zoneText: string;
}

/** Days by name or from one to another, as fields of a larger form. */
export function DayFields({ days, onChange, zoneText }: DayFieldsProps) {
  const span = days !== null && typeof days === "object" ? days : { from: null, to: null };
  const setSpan = (next: DaySpan) => onChange(next.from || next.to ? next : null);
  const dayOf = (text: string) => (isDay(text) ? text : null);
  return (
    <div className="flex flex-col gap-2">
      <Field label="Date" hint={`Days begin at midnight in ${zoneText}.`}>
        <Select
          placeholder="Any time"
          options={dayPresets.map((value) => ({ value, label: dayPresetLabels[value] }))}
          value={typeof days === "string" ? days : ""}
          onChange={({ target }) =>
            onChange(dayPresets.find((preset) => preset === target.value) ?? null)
          }
        />
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label="From day">
          <Input
            type="date"
            value={span.from ?? ""}
            onChange={({ target }) => setSpan({ ...span, from: dayOf(target.value) })}
          />
        </Field>
        <Field label="To day">
          <Input
            type="date"
            value={span.to ?? ""}
            onChange={({ target }) => setSpan({ ...span, to: dayOf(target.value) })}
          />
        </Field>
      </div>
    </div>
  );
}
