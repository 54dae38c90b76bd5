import { ArrowDown, ArrowUp, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface StatChange {
  direction: "up" | "down" | "same";
  /** "12 %" */
  text: string;
  /** "against the 30 days before" – said to screen readers and shown after the figure. */
  comparison: string;
  /** Whether that is good news; a rise in refunds isn't. */
  tone?: "good" | "bad" | "neutral";
}

interface StatProps {
  label: ReactNode;
  value: ReactNode;
  change?: StatChange;
  hint?: ReactNode;
  className?: string;
}

const tones = { good: "text-good-ink", bad: "text-bad-ink", neutral: "text-muted" };
const arrows = { up: ArrowUp, down: ArrowDown, same: Minus };
const words = { up: "up", down: "down", same: "unchanged" };

/** One figure with its name. Put several into a `StatGroup`. */
export function Stat({ label, value, change, hint, className }: StatProps) {
  const Arrow = arrows[change?.direction ?? "same"];
  return (
    <div className={cn("flex min-w-0 flex-col gap-0.5 bg-surface px-4 py-3", className)}>
      <dt className="truncate text-muted text-sm">{label}</dt>
      <dd className="tabular truncate font-semibold text-2xl tracking-tight">{value}</dd>
      {change ? (
        <dd className="flex flex-wrap items-center gap-x-1 text-sm">
          <span
            className={cn(
              "tabular inline-flex items-center gap-0.5",
              tones[change.tone ?? "neutral"],
            )}
          >
            <Arrow aria-hidden className="size-3.5" />
            <span className="sr-only">{words[change.direction]}</span> {change.text}
          </span>
          <span className="text-faint">{change.comparison}</span>
        </dd>
      ) : null}
      {hint ? <dd className="text-faint text-sm">{hint}</dd> : null}
    </div>
  );
}

/** Stats in a row with hairlines between; wraps to two columns on phones. */
export function StatGroup({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <dl
      className={cn(
        "grid grid-cols-[repeat(auto-fit,minmax(min(100%,10.5rem),1fr))] gap-px overflow-hidden rounded-lg border border-line bg-line shadow-xs",
        className,
      )}
    >
      {children}
    </dl>
  );
}
