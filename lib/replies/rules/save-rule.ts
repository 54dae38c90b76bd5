import { inTransaction, readDatabaseTime, type Transaction } from "@/lib/db";
import { type Context, conflict, newId, requireRight, toPublicId } from "@/lib/kernel";
import { findRule, findTemplate } from "../internal";
import { type RuleInput, ruleInput } from "../schemas";

type Parsed = ReturnType<typeof ruleInput.parse>;

async function templateIdOf(tx: Transaction, rule: Parsed): Promise<string> {
  const template = await findTemplate(rule.siteId, rule.templateId, tx);
  if (template.archivedAt) throw conflict("This template was deleted. Choose another one.");
  return template.id;
}

const valuesOf = (rule: Parsed, templateId: string) => [
  rule.name,
  rule.trigger,
  JSON.stringify(rule.conditions),
  templateId,
  rule.delayMinutes,
  rule.nature,
];

/** Adds a rule, switched off unless `on`. Returns its shown id. */
export async function addRule(
  ctx: Context,
  input: RuleInput,
  { on = false }: { on?: boolean } = {},
): Promise<string> {
  requireRight(ctx, input.siteId, "replies:manage");
  const rule = ruleInput.parse(input);
  const id = newId();
  await inTransaction(async (tx) => {
    const templateId = await templateIdOf(tx, rule);
    await tx.query(
      `insert into reply_rules (id, site_id, enabled_at, name, trigger, conditions, template_id,
         delay_minutes, nature, created_at, updated_at)
       values ($1, $2, case when $3 then onetill_now() end, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [id, rule.siteId, on, ...valuesOf(rule, templateId), ctx.clock.now()],
    );
  });
  return toPublicId("rule", id);
}

/**
 * Changes a rule. What it answered stays answered, and what waits is sent as the rule is then. One
 * that waits for something else from now on counts as switched on now. Throws `not_found`.
 */
export async function changeRule(ctx: Context, ruleId: string, input: RuleInput): Promise<void> {
  requireRight(ctx, input.siteId, "replies:manage");
  const rule = ruleInput.parse(input);
  await inTransaction(async (tx) => {
    const known = await findRule(rule.siteId, ruleId, tx);
    const templateId = await templateIdOf(tx, rule);
    await tx.query(
      `update reply_rules set name = $3, trigger = $4, conditions = $5, template_id = $6,
         delay_minutes = $7, nature = $8, updated_at = $9,
         enabled_at = case when trigger = $4 then enabled_at
           when enabled_at is not null then $10::timestamptz end
       where site_id = $1 and id = $2`,
      [
        ...[rule.siteId, known.id, ...valuesOf(rule, templateId), ctx.clock.now()],
        await readDatabaseTime(tx),
      ],
    );
  });
}
