import { Stat, StatGroup } from "@/components/ui/stat";
import type { ImportDetail } from "@/lib/imports";

/** A file in a few figures. */
export function ImportFigures({ detail }: { detail: ImportDetail }) {
  const { counts, comparison, state } = detail;
  const sum = (...fates: (keyof typeof counts)[]) =>
    fates.reduce((total, fate) => total + (counts[fate] ?? 0), 0).toLocaleString("en");
  const wasImported = state !== "checked" && (counts.added ?? 0) > 0;
  return (
    <StatGroup className="grid-cols-2 sm:grid-cols-5 [&>:first-child]:max-sm:col-span-2">
      <Stat
        label={wasImported ? "Added" : "Missing here"}
        value={wasImported ? sum("added") : sum("new")}
      />
      <Stat label="Already here" value={sum("known")} />
      <Stat label="Differ" value={sum("amount", "status")} />
      <Stat label="Only here" value={(comparison.extra ?? 0).toLocaleString("en")} />
      <Stat label="Left out" value={sum("unclear", "unreadable", "repeated", "ignored")} />
    </StatGroup>
  );
}
