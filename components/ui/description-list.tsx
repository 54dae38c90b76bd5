import type { ReactNode } from "react";
import { cn } from "./class-names";

/** Names and values side by side (stacked when narrow). Fill it with `DescriptionItem`. */
export function DescriptionList({
  className,
  children,
}: {
  className?: string;
  children: ReactNode;
}) {
  return <dl className={cn("@container divide-y divide-line text-sm", className)}>{children}</dl>;
}

export function DescriptionItem({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 py-2 first:pt-0 last:pb-0 @xs:grid-cols-[minmax(6.5rem,32%)_1fr]">
      <dt className="text-muted">{term}</dt>
      <dd className="wrap-anywhere min-w-0 text-ink">{children}</dd>
    </div>
  );
}
