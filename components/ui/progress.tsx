import { cn } from "./class-names";

interface ProgressProps {
  label: string;
  /** From 0 to `max`; leave it out when the end is not known. */
  value?: number;
  max?: number;
  /** Words under the bar, e.g. "1,204 of 5,000 orders". */
  detail?: string;
  className?: string;
}

/** How far a slow thing has come. */
export function Progress({ label, value, max = 100, detail, className }: ProgressProps) {
  const percent = value === undefined ? undefined : Math.min(100, Math.max(0, (value / max) * 100));
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className="font-medium">{label}</span>
        {percent === undefined ? null : (
          <span className="tabular text-muted">{Math.round(percent)} %</span>
        )}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent === undefined ? undefined : Math.round(percent)}
        aria-valuetext={detail}
        className="h-1.5 overflow-hidden rounded-full bg-hover"
      >
        <div
          className={cn(
            "h-full rounded-full bg-accent transition-[width] duration-300",
            percent === undefined && "w-1/3 animate-pulse",
          )}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
      {detail ? <p className="tabular text-muted text-sm">{detail}</p> : null}
    </div>
  );
}
