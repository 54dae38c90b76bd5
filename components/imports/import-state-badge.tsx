import { Badge, type Tone } from "@/components/ui/badge";
import type { ImportState } from "@/lib/imports/schemas";

const looks: Record<ImportState, { label: string; tone: Tone }> = {
  uploaded: { label: "Columns to be named", tone: "warn" },
  checking: { label: "Being checked", tone: "info" },
  checked: { label: "Checked", tone: "note" },
  importing: { label: "Being imported", tone: "info" },
  done: { label: "Imported", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  canceled: { label: "Called off", tone: "neutral" },
};

/** How far an import has come. */
export function ImportStateBadge({ state }: { state: ImportState }) {
  const { label, tone } = looks[state];
  return <Badge tone={tone}>{label}</Badge>;
}
