import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** What scrolls inside a page must be reachable by keyboard and have a name (WCAG 2.1.1, 4.1.2). */
const reachable = { tabIndex: 0 };

/** A part of the page that scrolls by itself. */
export function ScrollRegion({
  label,
  className,
  ...rest
}: ComponentProps<"section"> & { label: string }) {
  return (
    <section
      {...reachable}
      aria-label={label}
      className={cn("scroll-thin overflow-auto focus-visible:-outline-offset-2", className)}
      {...rest}
    />
  );
}
