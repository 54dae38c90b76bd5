import { lockName, type Transaction } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { addressKey, mailboxKey } from "./address";

/** How many mails an address gets from a site within a day. */
export const mostADay = {
  /** Somebody who has paid the site. */
  known: 10,
  /** An address that somebody typed into a form; it may be a stranger's. */
  declared: 3,
};

const day = 24 * 3_600_000;

/**
 * Whether the address may get one more mail from the site. Others who ask wait until this transaction
 * ends, so that calls beside each other cannot exceed the bound. Returns the bound that is reached.
 */
export async function boundReached(
  ctx: Pick<Context, "clock">,
  tx: Transaction,
  siteId: string,
  address: string,
): Promise<number | null> {
  const key = mailboxKey(address);
  await lockName(tx, `mail:${siteId}:${key}`);
  const { rows } = await tx.query<{ had: number; known: boolean }>(
    `select (select count(*)::int from outgoing_mails
         where site_id = $1 and supporter_key = $2 and created_at > $3 and state <> 'canceled') as had,
       exists (select from orders
         where site_id = $1 and lower(customer_email) = $4 and not is_test) as known`,
    [siteId, key, new Date(ctx.clock.now().getTime() - day), addressKey(address)],
  );
  const { had = 0, known = false } = rows[0] ?? {};
  const bound = known ? mostADay.known : mostADay.declared;
  return had >= bound ? bound : null;
}
