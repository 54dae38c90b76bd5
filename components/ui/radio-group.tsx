"use client";

import { type ReactNode, useId } from "react";
import { cn } from "./class-names";

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Left of the label, in the `cards` look. */
  icon?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  /** The question; also the group's accessible name. */
  legend: ReactNode;
  hideLegend?: boolean;
  name?: string;
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  /** `cards` puts each choice in its own box, for few and weighty choices. */
  look?: "list" | "cards";
  error?: ReactNode;
  required?: boolean;
  className?: string;
}

/** One of several. Real radio buttons: arrow keys, forms and screen readers just work. */
export function RadioGroup({
  legend,
  hideLegend = false,
  name,
  options,
  value,
  defaultValue,
  onValueChange,
  look = "list",
  error,
  required,
  className,
}: RadioGroupProps) {
  const id = useId();
  const cards = look === "cards";
  return (
    <fieldset
      className={cn("min-w-0", className)}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={cn("mb-1.5 font-medium text-ink text-sm", hideLegend && "sr-only")}>
        {legend}
      </legend>
      <div className={cn("grid", cards ? "gap-2 sm:grid-cols-2" : "gap-0.5")}>
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              "flex items-start gap-2 text-sm has-disabled:opacity-60",
              cards
                ? "rounded-lg border border-line-strong bg-surface p-3 transition-colors hover:not-has-disabled:border-control has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)]"
                : "py-0.5 touch:py-2.5",
            )}
          >
            <span className="grid h-5 place-items-center">
              <input
                type="radio"
                name={name ?? id}
                value={option.value}
                disabled={option.disabled}
                required={required}
                aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
                className="size-4 appearance-none rounded-full border border-control bg-surface checked:border-[5px] checked:border-accent checked:bg-on-accent"
                {...(value === undefined
                  ? { defaultChecked: option.value === defaultValue }
                  : { checked: option.value === value })}
                onChange={() => onValueChange?.(option.value)}
              />
            </span>
            {option.icon}
            <span className="min-w-0">
              <span className={cn("block leading-5", cards && "font-medium")}>{option.label}</span>
              {option.hint ? (
                <span id={`${id}-${option.value}`} className="block text-muted">
                  {option.hint}
                </span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 text-bad-ink text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
