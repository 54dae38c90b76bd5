import type { OrderStatus } from "@/lib/orders/browser";

/** What a rule can wait for. */
export const triggers = [
  "order.arrived",
  "first_time_supporter",
  "order.matched",
  "order.status",
  "membership.started",
  "membership.paused",
  "membership.ended",
  "confirmation.failed",
] as const;
export type Trigger = (typeof triggers)[number];

export const triggerLabels: Record<Trigger, string> = {
  "order.arrived": "An order arrives",
  first_time_supporter: "Somebody supports you for the first time",
  "order.matched": "An order is matched with a confirmation",
  "order.status": "An order’s status changes",
  "membership.started": "A membership starts",
  "membership.paused": "A membership is paused",
  "membership.ended": "A membership ends",
  "confirmation.failed": "A confirmation’s payment is not found in time",
};

/** The statuses that an order reaches by a step; `received` is its arrival. */
export const reachedStatuses = [
  "accepted",
  "completed",
  "pending_payment",
  "declined",
  "canceled",
  "expired",
] as const satisfies OrderStatus[];
export type ReachedStatus = (typeof reachedStatuses)[number];

/** An order that ended this way is thanked for no more. */
export const lostStatuses: readonly OrderStatus[] = ["declined", "canceled", "expired"];

/** Answers that make sense only while the order, and its payment, stand. */
export const thankingTriggers: readonly Trigger[] = [
  "order.arrived",
  "first_time_supporter",
  "order.matched",
  "membership.started",
];
