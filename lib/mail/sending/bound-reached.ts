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
  const since = new Date(ctx.clock.now().getTime() - day);
  const { rows } = await tx.query<{ had: number; known: boolean }>(
    `select count(*)::int as had, exists (select from orders
         where site_id = $1 and lower(customer_email) = any($4::text[]) and not is_test) as known
     from outgoing_mails m
     where m.site_id = $1 and m.supporter_key = $2 and m.created_at > $3 and m.state <> 'canceled'`,
    [siteId, key, since, spellingsOf(address)],
  );
  const { had = 0, known = false } = rows[0] ?? {};
  const [ofSite, ofAll] = known
    ? [mailsADay.knownFromSite.max, mailsADay.fromAll.max]
    : [mailsADay.declaredFromSite.max, mailsADay.declaredFromAll.max];
  if (had >= ofSite) return had;
  if (known && had < mailsADay.knownInAnyCase.max) return null;
  // All sites are asked only where it matters.
  const { rows: all } = await tx.query<{ had: number }>(
    `select count(*)::int as had from outgoing_mails
     where supporter_key = $1 and created_at > $2 and state <> 'canceled'`,
    [key, since],
  );
  const hadInAll = all[0]?.had ?? 0;
  return hadInAll >= ofAll ? hadInAll : null;
}
