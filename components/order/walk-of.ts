import { type OrderStatus, statusOfEvent } from "@/lib/orders/browser";

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

type Reached = { status: OrderStatus; at: string };

/** Goes on to a status; one that was reached before is gone back to. */
function goTo(walked: readonly Reached[], step: Reached): Reached[] {
  const before = walked.findIndex(({ status }) => status === step.status);
  return [...(before < 0 ? walked : walked.slice(0, before)), step];
}

/** The way that an order went, by its events (oldest first), and how it goes on if all is well. */
export function walkOf(
  status: OrderStatus,
  events: readonly { type: string; at: string }[],
): WalkStep[] {
  let walked: Reached[] = [];
  for (const { type, at } of events) {
    const reached = statusOfEvent(type);
    if (reached) walked = goTo(walked, { status: reached, at });
  }
  // The row is the truth, also when its last event is not among the ones given.
  if (walked.at(-1)?.status !== status) walked = goTo(walked, { status, at: "" });
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
