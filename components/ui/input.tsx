"use client";

import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { controlStyles } from "./control-styles";
import { useFieldControl } from "./field-context";

/** A one-line text field; inside a `Field` it is wired by itself. */
export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  const wiring = useFieldControl(rest);
  return (
    <input
      type={type}
      className={cn(controlStyles, "h-8 px-2.5 touch:h-11", className)}
      {...rest}
      {...wiring}
    />
  );
}
