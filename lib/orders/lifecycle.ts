/** The only list of the order statuses and of what each may become. */
export const lifecycle = {
  received: ["accepted", "pending_payment", "declined", "canceled"],
  accepted: ["completed", "canceled"],
  pending_payment: ["accepted", "expired", "canceled", "declined"],
  declined: [],
  canceled: [],
  expired: [],
  completed: ["accepted"],
} as const satisfies Record<string, readonly string[]>;

export type OrderStatus = keyof typeof lifecycle;
export const orderStatuses = Object.keys(lifecycle) as OrderStatus[];

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

/** The status that an event of the timeline tells of; null for an event of another kind. */
export function statusOfEvent(type: string): OrderStatus | null {
  return orderStatuses.find((status) => type === `order.${status}`) ?? null;
}

/** Whether an order of this kind is paid through Onetill, and not where it comes from. */
export const isOwn = (kind: OrderKind): boolean => kind === "store" || kind === "api";

/** Tips and memberships have nothing to send; everything else waits to be delivered. */
export const needsDelivery = (kind: OrderKind) => kind !== "donation" && kind !== "membership";
