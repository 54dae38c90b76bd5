import { Check, TriangleAlert } from "lucide-react";

interface ReasonListProps {
  reasons: readonly string[];
  differences?: readonly string[];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What speaks for two things belonging together, and what against, in plain words. */
export function ReasonList({ reasons, differences = [] }: ReasonListProps) {
  if (reasons.length + differences.length === 0) return null;
  return (
    <ul aria-label="Reasons" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {reasons.map((reason) => (
        <li key={reason} className="flex min-w-0 items-start gap-1.5">
          <Check aria-hidden className="mt-0.5 size-3.5 shrink-0 text-good-ink" />
          <span className="wrap-anywhere min-w-0">{capital(reason)}</span>
        </li>
      ))}
      {differences.map((difference) => (
        <li key={difference} className="flex min-w-0 items-start gap-1.5 text-warn-ink">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="wrap-anywhere min-w-0">
            <span className="sr-only">But: </span>
            {capital(difference)}
          </span>
        </li>
      ))}
    </ul>
  );
}
