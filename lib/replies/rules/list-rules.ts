import { query } from "@/lib/db";
import { type Context, requireRight, toPublicId } from "@/lib/kernel";
import { findRule, type RuleRow, readRule, ruleColumns } from "../internal";

/** A rule as its page shows it. Ids are the shown ones. */
export interface RuleLine extends Omit<RuleRow, "siteId"> {
  templateName: string;
  /** Of the last 30 days. */
  sent: number;
  skipped: number;
  /** Waiting for their time. */
  planned: number;
}

type Row = RuleLine & RuleRow & Record<string, unknown>;

const columns = `${ruleColumns}, t.name as "templateName",
  (select count(*)::int from reply_runs u where u.site_id = $1 and u.rule_id = r.id and u.state = 'queued'
    and u.created_at > onetill_now() - interval '30 days') as sent,
  (select count(*)::int from reply_runs u where u.site_id = $1 and u.rule_id = r.id and u.state = 'skipped'
    and u.created_at > onetill_now() - interval '30 days') as skipped,
  (select count(*)::int from reply_runs u where u.site_id = $1 and u.rule_id = r.id and u.state = 'planned') as planned`;

function lineOf(row: Row): RuleLine {
  const { siteId: _, ...line } = readRule(row);
  return {
    ...line,
    id: toPublicId("rule", row.id),
    templateId: toPublicId("template", row.templateId),
  };
}

/** A site's rules, oldest first, with what they did in the last 30 days. */
export async function listRules(ctx: Context, siteId: string): Promise<RuleLine[]> {
  requireRight(ctx, siteId, "replies:manage");
  const rows = await query<Row>(
    `select ${columns} from reply_rules r join reply_templates t on t.site_id = r.site_id and t.id = r.template_id
     where r.site_id = $1 and r.archived_at is null order by r.created_at, r.id`,
    [siteId],
  );
  return rows.map(lineOf);
}

/** One rule by its shown id, also one that was deleted. Throws `not_found`. */
export async function getRule(ctx: Context, siteId: string, ruleId: string): Promise<RuleLine> {
  requireRight(ctx, siteId, "replies:manage");
  const { id } = await findRule(siteId, ruleId);
  const [row] = await query<Row>(
    `select ${columns} from reply_rules r join reply_templates t on t.site_id = r.site_id and t.id = r.template_id
     where r.site_id = $1 and r.id = $2`,
    [siteId, id],
  );
  return lineOf(row as Row);
}
