import type { Transaction } from "@/lib/db";
import type { ToldEvent } from "@/lib/events";
import type { Clock } from "@/lib/kernel";
import { wasMailed } from "@/lib/mail";
import { isOwn, needsDelivery, type OrderRow } from "@/lib/orders";
import { readSiteSettings } from "@/lib/sites";
import { sayShipped } from "./say-shipped";
import { tellMember } from "./tell-member";

/**
 * Tells the buyer of a platform's order that it was sent, once, where the site has switched that on. Tests and
 * whoever has unsubscribed are left out.
 */
export async function tellShipped(
  tx: Transaction,
  event: ToldEvent,
  about: { order: OrderRow; site: string; clock: Clock; key: string; waitSeconds: number },
): Promise<void> {
  const { order, site } = about;
  if (event.type !== "order.completed" || isOwn(order.kind) || !needsDelivery(order.kind)) return;
  if (!(await readSiteSettings(tx, order.siteId)).mailsPlatformShipped) return;
  const change = sayShipped(order, site);
  const mail = { siteId: order.siteId, orderId: order.id, purpose: change.purpose };
  if (await wasMailed(tx, mail)) return;
  await tellMember(tx, { ...about, nature: "news" }, change);
}
