import { cn } from "./class-names";
import { formatTime, formatUtc, type TimeFormat } from "./format-time";

interface TimeProps {
  value: Date | string;
  /** IANA zone of the site that it belongs to. */
  zone: string;
  /** dateTime "14 Nov 2025, 16:04" · date · time · compact "14 Nov, 16:04" */
  format?: TimeFormat;
  className?: string;
}

/** A moment in the site's time zone, with the exact UTC as its title. */
export function Time({ value, zone, format = "dateTime", className }: TimeProps) {
  return (
    <time
      dateTime={new Date(value).toISOString()}
      title={formatUtc(value)}
      className={cn("tabular whitespace-nowrap", className)}
    >
      {formatTime(value, zone, format)}
    </time>
  );
}
