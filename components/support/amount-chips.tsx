"use client";

import { useId } from "react";

interface AmountChipsProps {
  /** In minor units, as text, with how people read them. */
  amounts: readonly { value: string; label: string }[];
  chosen: string | undefined;
}

/** Suggestions, and the choice to decide later. Real radio buttons: they work without scripts. */
export function AmountChips({ amounts, chosen }: AmountChipsProps) {
  const id = useId();
  const options = [...amounts, { value: "", label: "Decide there" }];
  const first = options.some(({ value }) => value === chosen) ? chosen : "";
  return (
    <fieldset className="min-w-0" aria-describedby={`${id}-hint`}>
      <legend className="mb-1.5 font-medium text-sm">How much</legend>
      <div className="flex flex-wrap gap-2">
        {options.map(({ value, label }) => (
          <label
            key={value}
            className="tabular relative inline-flex h-9 min-w-14 items-center justify-center rounded-full border border-control bg-surface px-4 font-medium text-sm transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 touch:h-11"
          >
            <input
              type="radio"
              name="amount"
              value={value}
              defaultChecked={value === first}
              className="absolute inset-0 appearance-none rounded-full outline-none"
            />
            <span className="relative">{label}</span>
          </label>
        ))}
      </div>
      <p id={`${id}-hint`} className="mt-1.5 text-muted text-sm">
        A suggestion only: you enter the amount where you pay.
      </p>
    </fieldset>
  );
}
