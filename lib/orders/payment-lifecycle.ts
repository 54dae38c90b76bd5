/**
 * The only list of the payment statuses and of what each may become. Where nothing is paid yet, an
 * attempt may succeed, fail, or be given up; what was paid may be given back, and a refund that turns
 * out to be none, or a charge that turns out to be larger, is taken back in turn.
 */
export const paymentLifecycle = {
  unpaid: ["processing", "paid", "failed"],
  verified: ["processing", "paid", "failed"],
  processing: ["paid", "failed", "unpaid", "verified"],
  failed: ["processing", "paid"],
  paid: ["partially_refunded", "refunded"],
  partially_refunded: ["refunded", "paid"],
  refunded: ["partially_refunded", "paid"],
} as const satisfies Record<string, readonly string[]>;

export type PaymentStatus = keyof typeof paymentLifecycle;

export const paymentStatuses = [
  "unpaid",
  "verified",
  "processing",
  "paid",
  "failed",
  "partially_refunded",
  "refunded",
] as const satisfies readonly PaymentStatus[];

/** In these a new order may begin. */
export const firstPaymentStatuses = ["unpaid", "verified", "paid", "refunded"] as const;

/** Every payment status that may follow. */
export const nextPaymentStatuses = (status: PaymentStatus): readonly PaymentStatus[] =>
  paymentLifecycle[status];

export const paymentMayBecome = (from: PaymentStatus, to: PaymentStatus) =>
  nextPaymentStatuses(from).includes(to);

/** Money is there, all of it or what a refund in part left. */
export const heldPayments = ["paid", "partially_refunded"] as const satisfies PaymentStatus[];

/** Money came in at some time, whatever became of it. */
export const wasPaid = (status: PaymentStatus) =>
  status === "paid" || status === "partially_refunded" || status === "refunded";
