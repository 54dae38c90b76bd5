import { statusLabels } from "@/lib/orders";
import type { Conditions } from "../schemas";
import type { ReplyFacts } from "./facts";
import { lostStatuses, type Trigger, thankingTriggers } from "./triggers";

/**
 * Why an answer is not due (any more) as things are now, or null when it is. Asked when it is planned
 * and again when its time has come: what counts is how things are then, not which event came last.
 */
export function reasonAgainst(
  rule: { trigger: Trigger; conditions: Conditions },
  facts: ReplyFacts,
): string | null {
  const { trigger, conditions } = rule;
  if (trigger === "confirmation.failed") {
    return facts.isFailed ? null : "the payment was found";
  }
  if (trigger === "order.matched" && facts.matchRule === null) return "the match was undone";
  const { status, paymentStatus } = facts;
  const isLost = status !== null && lostStatuses.includes(status);
  if (trigger === "order.status") {
    const tellsLoss = conditions.status !== null && lostStatuses.includes(conditions.status);
    if (tellsLoss) return null;
    if (isLost && status) return `the order was ${statusLabels[status].toLowerCase()}`;
    return paymentStatus === "refunded" ? "the payment was refunded" : null;
  }
  if (!thankingTriggers.includes(trigger)) return null;
  if (paymentStatus === "refunded") return "the payment was refunded";
  return isLost && status ? `the order was ${statusLabels[status].toLowerCase()}` : null;
}
