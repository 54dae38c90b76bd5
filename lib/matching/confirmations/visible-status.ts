import type { ConfirmationStatus } from "../labels";
import type { StatusBy } from "../pairing/pair";

/** What a visitor may know of where a declaration stands. */
export type VisibleStatus = "pending" | "over" | "found" | "failed";

export interface Standing {
  status: ConfirmationStatus;
  statusBy: StatusBy;
  windowEndsAt: Date;
  /** By what it is matched, if it is. */
  rule: string | null;
  /** The declared transaction ID is that of the matched order. */
  transactionProves: boolean;
}

/**
 * A match by address alone stays hidden: whoever merely typed an address must not learn whether it
 * paid. Matched so or not at all look alike, before the end of the window and after it, which is told
 * by the clock and not by what came of it. What a person decided is meant to be seen.
 */
export function visibleStatus(standing: Standing, now: Date): VisibleStatus {
  const { status, statusBy, rule, transactionProves } = standing;
  if (statusBy === "person" && status === "success") return "found";
  if (statusBy === "person" && status === "failed") return "failed";
  if (status === "success" && (rule !== "email" || transactionProves)) return "found";
  return now >= standing.windowEndsAt ? "over" : "pending";
}
