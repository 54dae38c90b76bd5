import { ChevronRight, FileSpreadsheet } from "lucide-react";
import Link from "next/link";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PlatformMark } from "@/components/ui/platform-mark";
import { RelativeTime } from "@/components/ui/relative-time-text";
import type { ImportLine } from "@/lib/imports";
import { platformName } from "@/lib/platforms";
import { countText } from "./count-text";
import { ImportStateBadge } from "./import-state-badge";

function summaryOf({ state, counts, rowCount, error }: ImportLine): string {
  if (state === "failed") return error ?? "It could not be read.";
  if (state === "uploaded") return "Waits for you to say which column is which.";
  const rows = countText(rowCount ?? 0, "row");
  if (state === "done" || counts.added)
    return `${countText(counts.added ?? 0, "order")} added of ${rows}`;
  if (state === "checked") return `${countText(counts.new ?? 0, "order")} missing here, of ${rows}`;
  return rows;
}

interface ImportListProps {
  siteSlug: string;
  imports: readonly ImportLine[];
  zone: string;
}

/** The files that were brought before. */
export function ImportList({ siteSlug, imports, zone }: ImportListProps) {
  return (
    <Card aria-labelledby="imports-title" className="overflow-hidden">
      <CardHeader titleId="imports-title" title="Files so far" divided />
      {imports.length === 0 ? (
        <EmptyState
          as="h3"
          icon={<FileSpreadsheet />}
          title="No file yet"
          description="Each file that is checked or imported stays listed here, with what became of its rows."
        />
      ) : (
        <ul className="divide-y divide-line">
          {imports.map((one) => (
            <li key={one.id}>
              <Link
                href={`/sites/${siteSlug}/imports/${one.id}`}
                className="flex min-h-14 items-center gap-3 px-4 py-3 text-sm transition-colors hover:bg-hover focus-visible:-outline-offset-2"
              >
                <PlatformMark
                  platform={one.platform}
                  name={platformName(one.platform)}
                  iconOnly
                  className="self-start"
                />
                <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
                  <span className="min-w-0 flex-1 basis-full sm:basis-0">
                    <span className="wrap-anywhere block font-medium">{one.fileName}</span>
                    <span className="block text-pretty text-muted">{summaryOf(one)}</span>
                  </span>
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
                    <ImportStateBadge state={one.state} />
                    <span>
                      {one.createdByLabel} · <RelativeTime value={one.createdAt} zone={zone} />
                    </span>
                  </span>
                </span>
                <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
