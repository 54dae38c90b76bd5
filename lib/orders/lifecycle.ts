/** The only list of the order statuses and of what each may become. */
export const lifecycle = {
  received: ["accepted", "pending_payment", "declined", "canceled"],
  accepted: ["completed", "canceled"],
  pending_payment: ["accepted", "expired", "canceled", "declined"],
  declined: [],
  canceled: [],
  expired: [],
  completed: [],
} as const satisfies Record<string, readonly string[]>;

export type OrderStatus = keyof typeof lifecycle;
export const orderStatuses = Object.keys(lifecycle) as OrderStatus[];

export const paymentStatuses = [
  "unpaid",
  "verified",
  "processing",
  "paid",
  "failed",
  "partially_refunded",
  "refunded",
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

export const orderKinds = [
  "donation",
  "membership",
  "shop",
  "commission",
  "wishlist",
  "store",
  "api",
] as const;
export type OrderKind = (typeof orderKinds)[number];

/** Every status that may follow. */
export const nextStatuses = (status: OrderStatus): readonly OrderStatus[] => lifecycle[status];

export const mayBecome = (from: OrderStatus, to: OrderStatus) => nextStatuses(from).includes(to);

// Time running out and money failing are facts that the system finds, not choices of a person.
const bySystemOnly: readonly OrderStatus[] = ["expired", "pending_payment"];

/** What a person may choose next; the buttons of the order page. */
export const choosableStatuses = (status: OrderStatus): OrderStatus[] =>
  nextStatuses(status).filter((next) => !bySystemOnly.includes(next));

/** Tips and memberships have nothing to send; everything else waits to be delivered. */
export const needsDelivery = (kind: OrderKind) => kind !== "donation" && kind !== "membership";
