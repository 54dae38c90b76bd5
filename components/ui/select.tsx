"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { controlStyles } from "./control-styles";
import { useFieldControl } from "./field-context";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

type SelectProps = ComponentProps<"select"> & {
  options: readonly SelectOption[];
  /** Shown first with an empty value. */
  placeholder?: string;
  /** For toolbars: as light as the buttons beside it. */
  quiet?: boolean;
};

/** The browser's own select in our clothes: best for keyboards, phones and screen readers. */
export function Select({ options, placeholder, quiet = false, className, ...rest }: SelectProps) {
  const wiring = useFieldControl(rest);
  return (
    <div className={cn("relative min-w-0", className)}>
      <select
        className={cn(
          controlStyles,
          "h-8 appearance-none truncate py-0 pr-8 pl-2.5 touch:h-11 [&>option]:bg-raised [&>option]:text-ink",
          quiet && "border-line-strong font-medium hover:border-control dark:bg-raised",
        )}
        {...rest}
        {...wiring}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-muted"
      />
    </div>
  );
}
