import type { Queryable } from "@/lib/db";
import { pool } from "@/lib/db";
import { fromPublicId, notFound } from "@/lib/kernel";
import type { Trigger } from "./rules/triggers";
import { type Conditions, conditionsSchema, type VariantInput } from "./schemas";

/** A rule as its row holds it. */
export interface RuleRow {
  id: string;
  siteId: string;
  name: string;
  trigger: Trigger;
  conditions: Conditions;
  templateId: string;
  delayMinutes: number;
  nature: "answer" | "news";
  enabledAt: Date | null;
  archivedAt: Date | null;
}

export const ruleColumns = `r.id, r.site_id as "siteId", r.name, r.trigger, r.conditions,
  r.template_id as "templateId", r.delay_minutes as "delayMinutes", r.nature,
  r.enabled_at as "enabledAt", r.archived_at as "archivedAt"`;

/** Conditions of an older version, or of a hand in the database, are read as well as they can be. */
export const readRule = <Row extends RuleRow>(row: Row): Row => ({
  ...row,
  conditions: conditionsSchema.catch(conditionsSchema.parse({})).parse(row.conditions),
});

/** A rule of the site by its shown id. Throws `not_found`. */
export async function findRule(
  siteId: string,
  shownId: string,
  db: Queryable = pool(),
): Promise<RuleRow> {
  const { rows } = await db.query<RuleRow & Record<string, unknown>>(
    `select ${ruleColumns} from reply_rules r where r.site_id = $1 and r.id = $2`,
    [siteId, fromPublicId("rule", shownId)],
  );
  if (!rows[0]) throw notFound("rule");
  return readRule(rows[0]);
}

/** A template of the site by its shown id: its row's id and name. Throws `not_found`. */
export async function findTemplate(
  siteId: string,
  shownId: string,
  db: Queryable = pool(),
): Promise<{ id: string; name: string; archivedAt: Date | null }> {
  const { rows } = await db.query<{ id: string; name: string; archivedAt: Date | null }>(
    `select id, name, archived_at as "archivedAt" from reply_templates
     where site_id = $1 and id = $2`,
    [siteId, fromPublicId("template", shownId)],
  );
  if (!rows[0]) throw notFound("template");
  return rows[0];
}

/** A template's texts, the default one first. */
export async function readVariants(
  db: Queryable,
  siteId: string,
  templateId: string,
): Promise<VariantInput[]> {
  const { rows } = await db.query<VariantInput>(
    `select locale, subject, body from reply_template_variants
     where site_id = $1 and template_id = $2 order by position`,
    [siteId, templateId],
  );
  return rows;
}
