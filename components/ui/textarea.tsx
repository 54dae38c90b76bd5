"use client";

import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { controlStyles } from "./control-styles";
import { useFieldControl } from "./field-context";

/** A text field of several lines that grows with its text up to about 20 lines. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const wiring = useFieldControl(rest);
  return (
    <textarea
      rows={rows}
      className={cn(
        controlStyles,
        "field-sizing-content max-h-96 min-h-16 px-2.5 py-1.5",
        className,
      )}
      {...rest}
      {...wiring}
    />
  );
}
