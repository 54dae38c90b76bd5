import { orderLink } from "@/lib/checkout";
import type { Transaction } from "@/lib/db";
import { type Clock, emailKeyOf, newId, onetill } from "@/lib/kernel";
import { queueSupporterMail } from "@/lib/mail";
import type { OrderRow } from "@/lib/orders";
import { readMailLook } from "@/lib/replies";
import { wantsMail } from "../notices/choices";
import { drawMail } from "./draw-mail";
import type { Change } from "./say-change";

/**
 * Tells who placed an order of a change: a notice at their orders, and a mail unless they want none of its
 * kind. `key` names the happening: told again, nothing is written twice.
 */
export async function tellMember(
  tx: Transaction,
  about: {
    order: OrderRow;
    site: string;
    clock: Clock;
    key: string;
    waitSeconds?: number;
    /** As the mail has it: `news` where it can be unsubscribed from. */
    nature?: "order" | "news";
  },
  change: Change,
): Promise<void> {
  const { order, site, clock, key } = about;
  const { siteId, customerEmail } = order;
  if (!customerEmail) return;
  const emailKey = emailKeyOf(customerEmail);
  const now = clock.now();
  await tx.query(
    `insert into member_notices (site_id, id, order_id, email_key, kind, dedupe_key, text, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (site_id, dedupe_key) do nothing`,
    [siteId, newId(), order.id, emailKey, change.kind, key, change.notice, now],
  );
  if (!(await wantsMail(tx, emailKey, change.kind))) return;
  const look = await readMailLook(tx, siteId);
  const { url, token, until } = orderLink({ siteId, orderId: order.id }, now);
  const drawn = await drawMail({
    ...{ siteName: site, accentColor: look.accentColor, heading: change.heading },
    ...{ blocks: change.blocks, button: { label: change.button, url } },
    ...{ reference: order.reference, isTest: order.isTest },
  });
  await queueSupporterMail({ actor: onetill, clock }, tx, {
    ...{ siteId, orderId: order.id, purpose: change.purpose, dedupeKey: `member:${key}` },
    ...{ recipient: customerEmail, fromName: look.fromName ?? site, replyTo: look.replyTo },
    ...{ subject: change.subject, ...drawn, carries: { token, until } },
    ...(about.waitSeconds ? { waitSeconds: about.waitSeconds } : {}),
    nature: about.nature ?? "order",
    // Whoever tries the store with test keys sees all of it; buyers on platforms hear of no test.
    isTest: about.nature === "news" && order.isTest,
  });
}
