import { Check } from "lucide-react";
import type { Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { orderStatusLooks } from "@/components/ui/order-status-look";
import { Time } from "@/components/ui/time";
import type { WalkStep } from "./walk-of";

const bars: Record<Tone, string> = {
  neutral: "bg-idle",
  good: "bg-good",
  info: "bg-info",
  warn: "bg-warn",
  bad: "bg-bad",
  note: "bg-note",
  outline: "bg-idle",
};

const saidAs = { done: "done", current: "now", ahead: "still ahead" };

/** The order's life cycle at a glance: what is done, where it stands, what is left. */
export function OrderProgress({ steps, zone }: { steps: WalkStep[]; zone: string }) {
  return (
    <ol aria-label="Progress" className="flex gap-1.5">
      {steps.map(({ status, state, at }) => {
        const { label, tone, Icon } = orderStatusLooks[status];
        const Sign = state === "done" ? Check : Icon;
        return (
          <li
            key={`${status} ${state}`}
            aria-current={state === "current" ? "step" : undefined}
            className="min-w-0 flex-1"
          >
            <span
              aria-hidden
              className={cn(
                "block h-1 rounded-full",
                state === "done" && "bg-accent/55",
                state === "current" && bars[tone],
                state === "ahead" && "bg-line-strong",
              )}
            />
            <span
              className={cn(
                "mt-1.5 flex items-start gap-1 text-xs",
                state === "current" ? "font-semibold text-ink" : "text-muted",
              )}
            >
              {state === "ahead" ? null : <Sign aria-hidden className="mt-px size-3.5 shrink-0" />}
              <span className="min-w-0">
                {label}
                <span className="sr-only">, {saidAs[state]}</span>
              </span>
            </span>
            {at ? (
              <Time
                value={at}
                zone={zone}
                format="compact"
                className="text-faint text-xs max-sm:hidden"
              />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
