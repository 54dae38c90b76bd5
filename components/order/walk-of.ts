import type { OrderStatus } from "@/lib/orders/schemas";

/** One step of an order's way: where it was, is, or would be next. */
export interface WalkStep {
  status: OrderStatus;
  state: "done" | "current" | "ahead";
  /** When it got there; null where that is not known or lies ahead. */
  at: string | null;
}

const ahead: Partial<Record<OrderStatus, OrderStatus[]>> = {
  received: ["accepted", "completed"],
  pending_payment: ["accepted", "completed"],
  accepted: ["completed"],
};

/** The way that an order went, by its events (oldest first), and how it goes on if all is well. */
export function walkOf(
  status: OrderStatus,
  events: readonly { type: string; at: string }[],
): WalkStep[] {
  const walked = events.flatMap(({ type, at }) =>
    type.startsWith("order.") && type !== "order.updated"
      ? [{ status: type.slice("order.".length) as OrderStatus, at }]
      : [],
  );
  // The row is the truth, also when its last event is not among the ones given.
  if (walked.at(-1)?.status !== status) walked.push({ status, at: "" });
  const last = walked.length - 1;
  return [
    ...walked.map(
      (step, index): WalkStep => ({
        status: step.status,
        state: index === last ? "current" : "done",
        at: step.at || null,
      }),
    ),
    ...(ahead[status] ?? []).map((next): WalkStep => ({ status: next, state: "ahead", at: null })),
  ];
}
