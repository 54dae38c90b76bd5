import { type Queryable, query, readClock } from "@/lib/db";
import { emailKeyOf, notFound } from "@/lib/kernel";
import { readUnsubscribeToken } from "./unsubscribe-token";

export interface Subscription {
  siteName: string;
  /** What may be shown of the address to whoever holds its link. */
  address: string;
  optedOut: boolean;
}

/** What an unsubscribe link is about. Throws `not_found` on a link that is not ours. */
export async function findSubscription(token: string): Promise<Subscription> {
  const { siteId, emailKey } = readUnsubscribeToken(token);
  const [row] = await query<{ name: string; optedOut: boolean }>(
    `select s.name, o.site_id is not null as "optedOut"
     from sites s left join mail_opt_outs o on o.site_id = s.id and o.email_key = $2
     where s.id = $1`,
    [siteId, emailKey],
  );
  if (!row) throw notFound("link");
  return { siteName: row.name, address: emailKey, optedOut: row.optedOut };
}

/** From now on the address gets no news from the site. Once or often, the result is the same. */
export async function optOut(token: string): Promise<void> {
  const { siteId, emailKey } = readUnsubscribeToken(token);
  const now = (await readClock()).now();
  await query(
    `insert into mail_opt_outs (site_id, email_key, at)
     select id, $2, $3 from sites where id = $1
     on conflict do nothing returning site_id`,
    [siteId, emailKey, now],
  );
}

/** Takes it back: a link may have been followed by mistake. */
export async function optIn(token: string): Promise<void> {
  const { siteId, emailKey } = readUnsubscribeToken(token);
  await query("delete from mail_opt_outs where site_id = $1 and email_key = $2 returning 1", [
    siteId,
    emailKey,
  ]);
}

/** Whether the address has said that it wants no news from the site. */
export async function hasOptedOut(db: Queryable, siteId: string, address: string) {
  const { rowCount } = await db.query(
    "select 1 from mail_opt_outs where site_id = $1 and email_key = $2",
    [siteId, emailKeyOf(address)],
  );
  return rowCount === 1;
}
