import { query } from "@/lib/db";
import { type Context, fromPublicId, notFound, requireRight, toPublicId } from "@/lib/kernel";
import type { VariantInput } from "../schemas";

/** A template with its texts; the first one is the default. `id` is the shown one. */
export interface Template {
  id: string;
  name: string;
  variants: VariantInput[];
  /** Names of the rules that send it. */
  usedBy: string[];
  updatedAt: Date;
  archivedAt: Date | null;
}

const columns = `t.id, t.name, t.updated_at as "updatedAt", t.archived_at as "archivedAt",
  (select jsonb_agg(jsonb_build_object('locale', v.locale, 'subject', v.subject, 'body', v.body)
     order by v.position) from reply_template_variants v
       where v.site_id = $1 and v.template_id = t.id) as variants,
  coalesce((select array_agg(r.name order by r.created_at) from reply_rules r
     where r.site_id = $1 and r.template_id = t.id and r.archived_at is null), '{}') as "usedBy"`;

const shown = (row: Template): Template => ({ ...row, id: toPublicId("template", row.id) });

/** A site's templates by name. */
export async function listTemplates(ctx: Context, siteId: string): Promise<Template[]> {
  requireRight(ctx, siteId, "replies:manage");
  const rows = await query<Template & Record<string, unknown>>(
    `select ${columns} from reply_templates t
     where t.site_id = $1 and t.archived_at is null order by lower(t.name), t.id`,
    [siteId],
  );
  return rows.map(shown);
}

/** One template by its shown id, also one that was deleted. Throws `not_found`. */
export async function getTemplate(
  ctx: Context,
  siteId: string,
  templateId: string,
): Promise<Template> {
  requireRight(ctx, siteId, "replies:manage");
  const [row] = await query<Template & Record<string, unknown>>(
    `select ${columns} from reply_templates t where t.site_id = $1 and t.id = $2`,
    [siteId, fromPublicId("template", templateId)],
  );
  if (!row) throw notFound("template");
  return shown(row);
}
