import { query } from "@/lib/db";
import { type Context, sitesWith } from "@/lib/kernel";
import { findNewestMails } from "@/lib/mail";
import type { MailStatus } from "@/lib/mail/schemas";

type Row = { orderId: string; state: string; reason: string | null };

/** Of some orders (UUIDs) the newest answer that is planned or was not sent; of those whose mails the actor may see. */
export async function findUnsentAnswers(
  ctx: Context,
  orderIds: readonly string[],
): Promise<Map<string, MailStatus>> {
  const sites = sitesWith(ctx, "mails:read");
  if (orderIds.length === 0 || sites.length === 0) return new Map();
  const runs = await query<Row>(
    `select distinct on (order_id) order_id as "orderId", state::text, reason
     from reply_runs
     where site_id = any($1::uuid[]) and order_id = any($2::uuid[]) and state in ('planned', 'skipped')
     order by order_id, state = 'planned' desc, created_at desc, id desc`,
    [sites, orderIds],
  );
  return new Map(
    runs.map(({ orderId, state, reason }) => [
      orderId,
      state === "planned"
        ? { state: "queued", why: "An answer is planned", mailId: null }
        : { state: "skipped", why: reason, mailId: null },
    ]),
  );
}

/**
 * What became of the mails about some orders (UUIDs): that of the newest mail; where there is none,
 * of the newest answer that was not sent. Orders that nobody was to be mailed about are `none`, and
 * so are those whose mails the actor may not see.
 */
export async function mailStatusOf(
  ctx: Context,
  orderIds: readonly string[],
): Promise<Map<string, MailStatus>> {
  const [mails, answers] = await Promise.all([
    findNewestMails(ctx, orderIds),
    findUnsentAnswers(ctx, orderIds),
  ]);
  const none: MailStatus = { state: "none", why: null, mailId: null };
  return new Map([
    ...orderIds.map((id): [string, MailStatus] => [id, none]),
    ...answers,
    // Where there is a mail, it counts.
    ...mails,
  ]);
}
