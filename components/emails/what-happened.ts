import type { MailLine } from "@/lib/mail/schemas";

/** What there is to say of a mail beside its state; null when the state says it all. */
export function whatHappened({ state, attempts, lastError }: MailLine): string | null {
  if (state === "failed" || state === "unknown") return lastError;
  if (state === "queued" && attempts > 0) {
    return `Tried ${attempts === 1 ? "once" : `${attempts} times`}: ${lastError ?? "no answer"}`;
  }
  return null;
}
