import type { DeliveryLine } from "@/lib/inbox";
import { explainReason, platformName } from "@/lib/platforms";

/** What became of a delivery, in a few words for a list. */
export function whatBecame({ state, outcome, reason, attempts, platform }: DeliveryLine): string {
  if (state === "quarantined") return explainReason(reason ?? "", platformName(platform)).title;
  if (state === "processed") return outcome ?? "Nothing to do";
  return attempts > 0 ? "Tried and failed; it is tried again by itself" : "Waits for the worker";
}
