import { CircleAlert } from "lucide-react";
import type { PreviewRow } from "@/lib/imports";

const dates = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** The first rows as they would be read; months are spelled out, so that a mix-up shows. */
export function MappingPreview({ rows, problem }: { rows?: PreviewRow[]; problem?: string }) {
  return (
    <section aria-labelledby="preview-title" aria-live="polite">
      <h3 id="preview-title" className="mb-2 font-semibold text-base">
        The first rows, as they would be read
      </h3>
      {rows ? (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {rows.map(({ row, placedAt, amount, who, reason }) => (
            <li key={row} className="flex flex-wrap gap-x-4 gap-y-0.5 px-3 py-2 text-sm">
              <span className="tabular w-14 shrink-0 text-muted">Row {row}</span>
              {reason ? (
                <span className="wrap-anywhere flex min-w-0 flex-1 gap-1.5 text-warn-ink">
                  <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
                  {reason}
                </span>
              ) : (
                <>
                  <span className="tabular">
                    {placedAt ? `${dates.format(new Date(placedAt))} UTC` : null}
                  </span>
                  <span className="wrap-anywhere min-w-0 flex-1">{who}</span>
                  <span className="tabular font-medium">{amount}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted text-sm">{problem ?? "One moment …"}</p>
      )}
    </section>
  );
}
