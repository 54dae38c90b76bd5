import type { ReactNode } from "react";

/** Names and values in two columns that fit a narrow panel. */
export function FactRows({ children }: { children: ReactNode }) {
  return <dl className="flex flex-col gap-2.5 text-sm">{children}</dl>;
}

/** One name and its value; `quoted` is for a name that is somebody's own words. */
export function FactRow({
  term,
  quoted = false,
  children,
}: {
  term: string;
  quoted?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3">
      <dt className="wrap-anywhere text-muted" dir={quoted ? "auto" : undefined}>
        {term}
      </dt>
      <dd className="wrap-anywhere min-w-0">{children}</dd>
    </div>
  );
}
