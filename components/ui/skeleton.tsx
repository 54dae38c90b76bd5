import { cn } from "./class-names";

/** A grey stand-in for one thing. Wrap several in `SkeletonRegion`, so that one "Loading" is said. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cn("block h-4 animate-pulse rounded-sm bg-hover", className)} />
  );
}

export function SkeletonRegion({
  label = "Loading…",
  className,
  children,
}: {
  label?: string;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <div role="status" aria-busy="true" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

const widths = ["w-3/4", "w-1/2", "w-2/3", "w-5/6", "w-3/5"];

/** Rows and columns in the rhythm of our tables; the widths vary so that it looks like text. */
export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  return (
    <SkeletonRegion className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-10 items-center gap-6 px-4">
          {Array.from({ length: columns }, (_, column) => column).map((column) => (
            <span key={column} className="flex-1">
              <Skeleton className={cn("h-3", widths[(row * 3 + column * 2) % widths.length])} />
            </span>
          ))}
        </div>
      ))}
    </SkeletonRegion>
  );
}
