"use client";

import { type ReactNode, useId } from "react";
import { cn } from "./class-names";

export interface SegmentedOption {
  value: string;
  label: ReactNode;
  icon?: ReactNode;
}

interface SegmentedControlProps {
  /** Said to screen readers; the choice is not labelled visibly. */
  label: string;
  options: readonly SegmentedOption[];
  value: string;
  onValueChange: (value: string) => void;
  /** Shows icons only; labels stay for screen readers and as a title. */
  iconsOnly?: boolean;
  className?: string;
}

/** Two to five short choices side by side; arrow keys move between them. */
export function SegmentedControl({
  label,
  options,
  value,
  onValueChange,
  iconsOnly = false,
  className,
}: SegmentedControlProps) {
  const id = useId();
  return (
    <fieldset
      aria-label={label}
      className={cn("inline-flex rounded-md border border-line-strong bg-sunken p-0.5", className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          title={iconsOnly && typeof option.label === "string" ? option.label : undefined}
          className="relative inline-flex h-6.5 min-w-7 flex-1 items-center justify-center gap-1.5 rounded-[5px] px-2.5 font-medium text-muted text-sm transition-colors hover:text-ink has-checked:bg-surface has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-focus touch:h-9.5 dark:has-checked:bg-line-strong [&_svg]:size-4"
        >
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
            className="absolute inset-0 appearance-none rounded-[5px] outline-none"
          />
          {option.icon}
          <span className={iconsOnly ? "sr-only" : undefined}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
