import { CircleCheck, CircleX, Hourglass, TimerOff } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

const looks = {
  pending: { Icon: Hourglass, box: "border-line bg-surface", icon: "bg-info-soft text-info-ink" },
  found: { Icon: CircleCheck, box: "border-good/40 bg-good-soft", icon: "text-good-ink" },
  over: { Icon: TimerOff, box: "border-line bg-surface", icon: "bg-warn-soft text-warn-ink" },
  failed: { Icon: CircleX, box: "border-warn/40 bg-warn-soft", icon: "text-warn-ink" },
};

interface StatusPanelProps {
  status: keyof typeof looks;
  title: ReactNode;
  children?: ReactNode;
}

/** How it stands. Stays in place while it changes, so that screen readers hear the change. */
export function StatusPanel({ status, title, children }: StatusPanelProps) {
  const { Icon, box, icon } = looks[status];
  return (
    <div
      role="status"
      className={cn("mb-4 flex gap-3 rounded-xl border p-4 shadow-xs sm:p-5", box)}
    >
      <span
        aria-hidden
        className={cn("grid size-9 shrink-0 place-items-center rounded-full", icon)}
      >
        <Icon
          className={cn(
            "size-5",
            status === "pending" && "motion-safe:animate-[spin_6s_ease-in-out_infinite]",
          )}
        />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-lg">{title}</p>
        <div className="flex flex-col gap-2 text-pretty text-ink/85">{children}</div>
      </div>
    </div>
  );
}
