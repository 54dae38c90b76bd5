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
  const [mails, answers] = await Promise.all([
    query<Row>(
      `select distinct on (order_id) order_id as "orderId", state::text, last_error as why, id as "mailId"
       from outgoing_mails
       where site_id = any($1::uuid[]) and order_id = any($2::uuid[]) and supporter_key is not null
       order by order_id, created_at desc, id desc`,
      [sites, orderIds],
    ),
    query<Row>(
      `select distinct on (order_id) order_id as "orderId", state::text, reason as why,
         null::uuid as "mailId"
       from reply_runs
       where site_id = any($1::uuid[]) and order_id = any($2::uuid[])
         and state in ('planned', 'skipped')
       order by order_id, state = 'planned' desc, created_at desc, id desc`,
      [sites, orderIds],
    ),
  ]);
  // Where there is a mail, it counts.
  const rows = [...answers, ...mails];
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
