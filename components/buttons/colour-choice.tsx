"use client";

import { useId } from "react";
import { cn } from "@/components/ui/class-names";
import { controlStyles } from "@/components/ui/control-styles";
import { buttonColours } from "@/lib/buttons/browser";

const names = ["Green", "Blue", "Violet", "Pink", "Red", "Amber", "Black"];

interface ColourChoiceProps {
  value: string;
  onValueChange: (colour: string) => void;
  error: string | undefined;
}

/** A few colours, or any other. */
export function ColourChoice({ value, onValueChange, error }: ColourChoiceProps) {
  const id = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-medium text-sm">Colour</legend>
      <div className="flex flex-wrap items-center gap-2">
        {buttonColours.map((colour, index) => (
          <label
            key={colour}
            title={names[index]}
            className="relative size-7 rounded-full has-checked:ring-2 has-checked:ring-focus has-checked:ring-offset-2 has-checked:ring-offset-surface has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-4 touch:size-9"
          >
            <input
              type="radio"
              name={id}
              aria-label={names[index]}
              checked={value === colour}
              onChange={() => onValueChange(colour)}
              className="absolute inset-0 appearance-none rounded-full border border-line-strong outline-none"
              style={{ background: colour }}
            />
          </label>
        ))}
        <span className="ml-1 flex items-center gap-2">
          <input
            type="color"
            aria-label="Pick a colour"
            value={/^#[0-9a-f]{6}$/.test(value) ? value : "#000000"}
            onChange={(event) => onValueChange(event.target.value)}
            className="h-8 w-9 rounded-md border border-control bg-surface p-1 touch:h-11 touch:w-12"
          />
          <input
            name="look.colour"
            aria-label="Colour as hex"
            aria-invalid={error ? true : undefined}
            value={value}
            onChange={(event) => onValueChange(event.target.value.toLowerCase())}
            autoComplete="off"
            spellCheck={false}
            className={cn(controlStyles, "h-8 w-24 px-2.5 font-mono touch:h-11")}
          />
        </span>
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 text-bad-ink text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
