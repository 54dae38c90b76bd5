import { query } from "@/lib/db";
import { type Context, requireRight, toPublicId } from "@/lib/kernel";
import { findRule } from "../internal";

/** One answer of a rule, or why there was none. Ids are the shown ones. */
export interface RunLine {
  id: string;
  state: "planned" | "queued" | "skipped" | "canceled";
  reason: string | null;
  dueAt: Date;
  createdAt: Date;
  orderId: string | null;
  reference: string | null;
  confirmationId: string | null;
  code: string | null;
  who: string | null;
  mailId: string | null;
  mailState: string | null;
}

/** A rule's newest answers. */
export async function listRuns(
  ctx: Context,
  siteId: string,
  ruleId: string,
  limit = 50,
): Promise<RunLine[]> {
  requireRight(ctx, siteId, "replies:manage");
  const rule = await findRule(siteId, ruleId);
  const rows = await query<RunLine & Record<string, unknown>>(
    `select u.id, u.state, u.reason, u.due_at as "dueAt", u.created_at as "createdAt",
       o.id as "orderId", o.reference, c.id as "confirmationId", c.code,
       coalesce(o.customer_name, o.customer_email, c.name, c.email) as who,
       m.id as "mailId", m.state::text as "mailState"
     from reply_runs u
     left join orders o on o.site_id = u.site_id and o.id = u.order_id
     left join confirmations c on c.site_id = u.site_id and u.subject = 'confirmation'
       and c.id = u.subject_id
     left join outgoing_mails m on m.site_id = u.site_id and m.id = u.mail_id
     where u.site_id = $1 and u.rule_id = $2
     order by u.created_at desc, u.id desc limit $3`,
    [siteId, rule.id, limit],
  );
  return rows.map((row) => ({
    ...row,
    orderId: row.orderId && toPublicId("order", row.orderId),
    confirmationId: row.confirmationId && toPublicId("confirmation", row.confirmationId),
    mailId: row.mailId && toPublicId("mail", row.mailId),
  }));
}
