"use client";

import { RotateCcw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./class-names";

interface ErrorStateProps {
  title?: ReactNode;
  description?: ReactNode;
  /** An error digest or request id, to be quoted when asking for help. */
  reference?: string;
  onRetry?: () => void;
  actions?: ReactNode;
  as?: "h1" | "h2";
  className?: string;
}

/** Something failed: says what, whether anything was lost, and offers to try again. */
export function ErrorState({
  title = "This could not be loaded",
  description = "Nothing was changed. Try again in a moment.",
  reference,
  onRetry,
  actions,
  as: Heading = "h2",
  className,
}: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cn("flex flex-col items-center px-6 py-14 text-center", className)}
    >
      <span
        aria-hidden
        className="mb-4 grid size-10 place-items-center rounded-lg bg-bad-soft text-bad-ink"
      >
        <TriangleAlert className="size-5" />
      </span>
      <Heading className="font-semibold text-base">{title}</Heading>
      <p className="mt-1 max-w-md text-pretty text-muted text-sm">{description}</p>
      {reference ? (
        <p className="mt-2 text-faint text-xs">
          Reference <code className="font-mono">{reference}</code>
        </p>
      ) : null}
      <div className="mt-5 flex flex-wrap items-center justify-center gap-2">
        {onRetry ? (
          <Button variant="primary" onClick={onRetry}>
            <RotateCcw aria-hidden />
            Try again
          </Button>
        ) : null}
        {actions}
      </div>
    </div>
  );
}
