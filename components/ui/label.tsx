import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** The visible name of a control. `Field` makes one by itself. */
export function Label({
  className,
  htmlFor,
  children,
  ...rest
}: ComponentProps<"label"> & { htmlFor: string }) {
  return (
    <label htmlFor={htmlFor} className={cn("font-medium text-ink text-sm", className)} {...rest}>
      {children}
    </label>
  );
}
