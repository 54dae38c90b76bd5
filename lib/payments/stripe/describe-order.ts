import { toPublicId } from "@/lib/kernel";

/** How a call of ours is named at Stripe, for who looks there. */
export const describeOrder = (siteId: string, orderId: string) => ({
  onetill_site: toPublicId("site", siteId),
  onetill_order: toPublicId("order", orderId),
});
