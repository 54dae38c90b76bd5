import { silenceThreshold } from "./silence-threshold";

export type HealthState = "no_secret" | "waiting" | "working" | "attention" | "failing" | "silent";

export interface ConnectionHealth {
  state: HealthState;
  label: string;
  /** What it means and what to do, in a sentence. */
  advice: string;
}

export interface HealthFacts {
  hasSecret: boolean;
  lastDeliveryAt: Date | null;
  lastFailureAt: Date | null;
  lastFailureReason: string | null;
  quarantined: number;
  /** Deliveries that have been waiting to be worked through for more than a minute. */
  delayed: number;
  /** Seconds between its bursts of real deliveries, see `silenceThreshold`. */
  pauses: number[];
  lastRealAt: Date | null;
}

const day = 86_400;
const daysOf = (seconds: number) =>
  seconds < 2 * day ? "more than a day" : `${Math.floor(seconds / day)} days`;

/** A connection's state in words. */
export function judgeHealth(facts: HealthFacts, now: Date): ConnectionHealth {
  if (!facts.hasSecret) {
    return {
      state: "no_secret",
      label: "Needs its secret",
      advice: facts.lastFailureAt
        ? "Deliveries arrive already, and are refused until the secret is entered."
        : "Deliveries are refused until the secret is entered.",
    };
  }
  const { lastDeliveryAt, lastFailureAt } = facts;
  if (lastFailureAt && (!lastDeliveryAt || lastFailureAt > lastDeliveryAt)) {
    return {
      state: "failing",
      label: "Failing",
      advice: `The last delivery was refused. ${facts.lastFailureReason ?? ""}`.trim(),
    };
  }
  if (!lastDeliveryAt) {
    return {
      state: "waiting",
      label: "Waiting for the first delivery",
      advice: "Send a test, or wait for the first payment.",
    };
  }
  const threshold = silenceThreshold(facts.pauses);
  const quiet = facts.lastRealAt ? (now.getTime() - facts.lastRealAt.getTime()) / 1000 : 0;
  if (threshold !== null && quiet > threshold) {
    return {
      state: "silent",
      label: "Silent",
      advice: `Nothing for ${daysOf(quiet)}, much longer than usual. Check the address and that the webhook is switched on at the platform.`,
    };
  }
  if (facts.delayed > 0) {
    return {
      state: "attention",
      label: "Held up",
      advice: `${facts.delayed === 1 ? "One delivery waits" : `${facts.delayed} deliveries wait`} to be worked through. They are safe. Check that Onetill’s worker is running.`,
    };
  }
  if (facts.quarantined > 0) {
    return {
      state: "attention",
      label: "Needs a look",
      advice:
        facts.quarantined === 1
          ? "One delivery could not be understood. It is kept in quarantine for you to look at."
          : `${facts.quarantined} deliveries could not be understood. They are kept in quarantine for you to look at.`,
    };
  }
  return { state: "working", label: "Working", advice: "Deliveries arrive and are understood." };
}
