import type { ReactNode } from "react";
import { cn } from "./class-names";

interface EmptyStateProps {
  icon?: ReactNode;
  title: ReactNode;
  /** What would be here and how to get it. */
  description?: ReactNode;
  /** At most one primary button. */
  actions?: ReactNode;
  as?: "h2" | "h3";
  className?: string;
}

/** A list with nothing in it, saying what to do next. */
export function EmptyState({
  icon,
  title,
  description,
  actions,
  as: Heading = "h2",
  className,
}: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center px-6 py-14 text-center", className)}>
      {icon ? (
        <span
          aria-hidden
          className="mb-4 grid size-10 place-items-center rounded-lg border border-line bg-sunken text-muted [&_svg]:size-5"
        >
          {icon}
        </span>
      ) : null}
      <Heading className="font-semibold text-base">{title}</Heading>
      {description ? (
        <p className="mt-1 max-w-md text-pretty text-muted text-sm">{description}</p>
      ) : null}
      {actions ? (
        <div className="mt-5 flex flex-wrap items-center justify-center gap-2">{actions}</div>
      ) : null}
    </div>
  );
}
