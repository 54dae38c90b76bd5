import { lockName, type Transaction } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { spellingsOf } from "@/lib/kernel";
import { mailboxKey, mailsADay } from "@/lib/sites";

const day = 24 * 3_600_000;

/**
 * Whether the address may get one more mail from the site: within what one site may send it in a day,
 * and all of them together. Others who ask wait until this transaction ends, so that calls beside each
 * other cannot exceed the bounds. Returns how many it has had when it may not.
 */
export async function boundReached(
  ctx: Pick<Context, "clock">,
  tx: Transaction,
  siteId: string,
  address: string,
): Promise<number | null> {
  const key = mailboxKey(address);
  await lockName(tx, `mail:${key}`);
  const { rows } = await tx.query<{ had: number; hadInAll: number; known: boolean }>(
    `select count(*) filter (where m.site_id = $1)::int as had, count(*)::int as "hadInAll",
       exists (select from orders
         where site_id = $1 and lower(customer_email) = any($4::text[]) and not is_test) as known
     from outgoing_mails m
     where m.supporter_key = $2 and m.created_at > $3 and m.state <> 'canceled'`,
    [siteId, key, new Date(ctx.clock.now().getTime() - day), spellingsOf(address)],
  );
  const { had = 0, hadInAll = 0, known = false } = rows[0] ?? {};
  if (!known) {
    if (had >= mailsADay.declaredFromSite.max) return had;
    return hadInAll >= mailsADay.declaredFromAll.max ? hadInAll : null;
  }
  if (had >= mailsADay.knownFromSite.max) return had;
  const isMuch = hadInAll >= mailsADay.fromAll.max && had >= mailsADay.knownInAnyCase.max;
  return isMuch ? hadInAll : null;
}
