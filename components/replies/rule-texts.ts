import type { Conditions, Trigger } from "@/lib/replies/schemas";

/** What the pages need to know of a rule. Ids are the shown ones. */
export interface ShownRule {
  id: string;
  name: string;
  trigger: Trigger;
  conditions: Conditions;
  templateId: string;
  templateName: string;
  delayMinutes: number;
  nature: "answer" | "news";
  enabledAt: Date | null;
  sent: number;
  skipped: number;
  planned: number;
}

/** What a rule did lately, in a few words. */
export function countsOf({ sent, skipped, planned }: ShownRule): string {
  const parts = [
    `${sent} sent`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(planned > 0 ? [`${planned} waiting`] : []),
  ];
  return `${parts.join(", ")} in 30 days`;
}
