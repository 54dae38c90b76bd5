import { env, toPublicId } from "@/lib/kernel";
import { sealOrderPass } from "./order-token";

/** How long a link in a mail opens its order: as long as there is time to pay one. */
export const MAIL_LINK_DAYS = 7;
const day = 24 * 60 * 60 * 1000; // ms

export interface OrderLink {
  url: string;
  /** The part of the address that opens the page: it is sealed wherever the address is kept. */
  token: string;
  until: Date;
}

/** A link for a mail to who placed an order: it opens this one page until it is over. */
export function orderLink(order: { siteId: string; orderId: string }, now: Date): OrderLink {
  const until = new Date(now.getTime() + MAIL_LINK_DAYS * day);
  const token = sealOrderPass({ ...order, expiresAt: until });
  const query = new URLSearchParams({ orderId: toPublicId("order", order.orderId), token });
  return { url: `${env().appUrl}/order?${query}`, token, until };
}
