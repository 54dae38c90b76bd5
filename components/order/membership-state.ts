import type { Tone } from "@/components/ui/badge";
import type { SubscriptionState } from "@/lib/customers";

export interface MembershipState {
  state: SubscriptionState;
  periodEnd: Date | null;
  pausedUntil: Date | null;
  canceledAt: Date | null;
  cancelAtPeriodEnd: boolean;
}

interface Standing {
  label: string;
  tone: Tone;
  /** Goes on with the day `at`. */
  sentence: string | null;
  at: Date | null;
  /** Somebody should look: it may have ended without a word. */
  isLate: boolean;
}

/**
 * How a membership stands, in words. Ko-fi reports payments only: one that simply stopped stays
 * active there for ever, and shows by a period that has passed without another payment.
 */
export function membershipState(membership: MembershipState, now: Date): Standing {
  const { state, periodEnd, pausedUntil, canceledAt, cancelAtPeriodEnd } = membership;
  const dated = (sentence: string, at: Date | null) => ({
    sentence: at && sentence,
    at,
    isLate: false,
  });
  if (state === "canceled") {
    return { label: "Canceled", tone: "neutral", ...dated("Canceled on", canceledAt) };
  }
  if (state === "paused") return { label: "Paused", tone: "warn", ...dated("Until", pausedUntil) };
  if (periodEnd !== null && periodEnd < now) {
    return {
      label: "Active",
      tone: "warn",
      sentence: "No renewal since",
      at: periodEnd,
      isLate: true,
    };
  }
  const sentence = cancelAtPeriodEnd ? "Ends on" : "Paid until";
  return { label: "Active", tone: "good", ...dated(sentence, periodEnd) };
}
