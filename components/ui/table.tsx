import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { ScrollRegion } from "./scroll-region";

type Density = "compact" | "comfortable";

/** Scrolls a wide table inside itself. Give it a `max-h-*` and the header stays in sight. */
export function TableScroller({ className, ...rest }: ComponentProps<typeof ScrollRegion>) {
  return <ScrollRegion className={cn("relative", className)} {...rest} />;
}

export function Table({
  density = "comfortable",
  className,
  ...rest
}: ComponentProps<"table"> & { density?: Density }) {
  return (
    <table
      data-density={density}
      className={cn("group/table w-full border-separate border-spacing-0 text-sm", className)}
      {...rest}
    />
  );
}

export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead className={cn("sticky top-0 z-10", className)} {...rest} />;
}

export function TableBody({ className, ...rest }: ComponentProps<"tbody">) {
  return <tbody className={className} {...rest} />;
}

/** `aria-selected` and `data-active` (keyboard cursor) tint it; `interactive` adds the hover. */
export function TableRow({
  interactive = false,
  className,
  ...rest
}: ComponentProps<"tr"> & { interactive?: boolean }) {
  return (
    <tr
      className={cn(
        "group/row bg-surface aria-selected:bg-accent-soft data-active:bg-sunken",
        interactive && "transition-colors hover:bg-sunken aria-selected:hover:bg-accent-soft",
        className,
      )}
      {...rest}
    />
  );
}

/** `numeric` right-aligns with tabular figures, for money and counts. */
export function TableHeader({
  numeric = false,
  scope = "col",
  className,
  ...rest
}: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      scope={scope}
      className={cn(
        "h-8 whitespace-nowrap border-line border-b bg-sunken px-3 text-left font-medium text-muted text-xs first:pl-4 last:pr-4",
        numeric && "text-right",
        className,
      )}
      {...rest}
    />
  );
}

export function TableCell({
  numeric = false,
  className,
  ...rest
}: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td
      className={cn(
        "border-line border-b px-3 py-2.5 align-middle first:pl-4 last:pr-4 group-last/row:border-b-0 group-data-[density=compact]/table:py-1.5",
        numeric && "tabular whitespace-nowrap text-right",
        className,
      )}
      {...rest}
    />
  );
}
