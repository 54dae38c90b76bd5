import { query } from "@/lib/db";
import { type Context, sitesWith } from "@/lib/kernel";
import type { MailStatus } from "../schemas";

type Row = { orderId: string; state: string; why: string | null; mailId: string | null };

const shownStates: Record<string, MailStatus["state"]> = {
  queued: "queued",
  sending: "queued",
  sent: "sent",
  kept: "sent",
  failed: "failed",
  unknown: "unknown",
  canceled: "skipped",
};

const reasons: Record<string, string> = {
  kept: "Kept in the sandbox mailbox",
  sending: "It is being sent",
  canceled: "Somebody canceled it",
};

/**
 * What became of the mails about some orders (UUIDs): that of the newest mail; where there is none,
 * of the newest answer that was not sent. Orders that nobody was to be mailed about are `none`, and
 * so are those whose mails the actor may not see.
 */
export async function mailStatusOf(
  ctx: Context,
  orderIds: string[],
): Promise<Map<string, MailStatus>> {
  const statuses = new Map<string, MailStatus>(
    orderIds.map((id) => [id, { state: "none", why: null, mailId: null }]),
  );
  const sites = sitesWith(ctx, "mails:read");
  if (orderIds.length === 0 || sites.length === 0) return statuses;
  const rows = await query<Row>(
    `select w.id as "orderId", m.state, m.why, m.id as "mailId"
     from unnest($2::uuid[]) as w(id) cross join lateral (
       (select 1 as rank, id, state::text, last_error as why
        from outgoing_mails
        where site_id = any($1::uuid[]) and order_id = w.id and supporter_key is not null
        order by created_at desc, id desc limit 1)
       union all
       (select 2, null, state::text, reason
        from reply_runs
        where site_id = any($1::uuid[]) and order_id = w.id and state in ('planned', 'skipped')
        order by state = 'planned' desc, created_at desc, id desc limit 1)
     ) m order by w.id, m.rank desc`,
    [sites, orderIds],
  );
  for (const { orderId, state, why, mailId } of rows) {
    if (mailId === null) {
      const planned = state === "planned";
      const reason = planned ? "An answer is planned" : why;
      statuses.set(orderId, { state: planned ? "queued" : "skipped", why: reason, mailId });
      continue;
    }
    const shown = shownStates[state] ?? "none";
    statuses.set(orderId, { state: shown, why: reasons[state] ?? why, mailId });
  }
  return statuses;
}
