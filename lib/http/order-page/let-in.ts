import { type OrderPass, openOrderPass } from "@/lib/checkout";
import { type Clock, fromPublicId, toPublicId } from "@/lib/kernel";
import { findMember, findOwnOrder } from "@/lib/members";
import { readCookie } from "../plain/cookies";

/** What lets somebody see an order: nothing else of the site opens with it. */
export type Entry = Pick<OrderPass, "siteId" | "orderId">;

/** The cookie of somebody who is signed in to their orders. */
export const memberCookie = "member";

/** The order's id in its one spelling; undefined for what is none. */
export function readOrderId(given: string | undefined): string | undefined {
  try {
    return given && toPublicId("order", fromPublicId("order", given));
  } catch {
    return undefined;
  }
}

/** What a text opens, if it opens just this order. */
export function passFor(orderId: string, token: string | undefined, now: Date) {
  const pass = token ? openOrderPass(token, now) : undefined;
  return pass && toPublicId("order", pass.orderId) === orderId ? pass : undefined;
}

/** Who is signed in to their orders in this browser. */
export async function memberOf(headers: Headers, clock: Clock) {
  const token = readCookie(headers, memberCookie);
  return token ? findMember(token, clock) : undefined;
}

/** How this browser may see an order (its shown id): by the link that it opened, or as whose it is. */
export async function letIn(
  orderId: string,
  request: Request,
  about: { requestId: string; clock: Clock },
): Promise<Entry | undefined> {
  const kept = passFor(orderId, readCookie(request.headers, orderId), about.clock.now());
  if (kept) return kept;
  const member = await memberOf(request.headers, about.clock);
  return member && findOwnOrder(about, member.email, orderId);
}
