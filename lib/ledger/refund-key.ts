const prefix = "refund:";

/** The name of a refund that is not told from others of the same payment. */
export const wholeRefundOf = (paymentKey: string) => `${prefix}${paymentKey}`;

/** The key of a refund's transaction; `name` is what the platform's reports of it have in common. */
export const refundKey = (platform: string, name: string) =>
  `${prefix}${platform}:${name.startsWith(prefix) ? name.slice(prefix.length) : name}`;
