import { inTransaction, readDatabaseTime, type Transaction } from "@/lib/db";
import { type Context, requireRight } from "@/lib/kernel";
import { findRule, type RuleRow } from "../internal";
import { cancelRun } from "../runs/call-off-runs";

async function callOffAll(tx: Transaction, rule: RuleRow, reason: string, ctx: Context) {
  const { rows } = await tx.query<{ runId: string; orderId: string | null }>(
    `select id as "runId", order_id as "orderId" from reply_runs
     where site_id = $1 and rule_id = $2 and state = 'planned' order by id for update`,
    [rule.siteId, rule.id],
  );
  const by = { at: ctx.clock.now(), actor: ctx.actor };
  for (const run of rows) await cancelRun(tx, { ...rule, ...run }, reason, by);
}

/**
 * Switches a rule on or off. On, it answers what happens from now on; off, what it still had planned
 * is called off. Throws `not_found`.
 */
export async function switchRule(
  ctx: Context,
  input: { siteId: string; ruleId: string; on: boolean },
): Promise<void> {
  requireRight(ctx, input.siteId, "replies:manage");
  await inTransaction(async (tx) => {
    const rule = await findRule(input.siteId, input.ruleId, tx);
    await tx.query(
      `update reply_rules set updated_at = $4,
         enabled_at = case when $3 then coalesce(enabled_at, $5) end
       where site_id = $1 and id = $2`,
      [rule.siteId, rule.id, input.on, ctx.clock.now(), await readDatabaseTime(tx)],
    );
    if (!input.on) await callOffAll(tx, rule, "the rule was switched off", ctx);
  });
}

/** Takes a rule away; what it answered stays on record. `restoreRule` brings it back. */
export async function archiveRule(
  ctx: Context,
  input: { siteId: string; ruleId: string },
): Promise<void> {
  requireRight(ctx, input.siteId, "replies:manage");
  await inTransaction(async (tx) => {
    const rule = await findRule(input.siteId, input.ruleId, tx);
    await tx.query(
      `update reply_rules set archived_at = coalesce(archived_at, $3), updated_at = $3
       where site_id = $1 and id = $2`,
      [rule.siteId, rule.id, ctx.clock.now()],
    );
    await callOffAll(tx, rule, "the rule was deleted", ctx);
  });
}

/** Undoes `archiveRule`: the rule is as it was, and answers what happens from now on if it was on. */
export async function restoreRule(
  ctx: Context,
  input: { siteId: string; ruleId: string },
): Promise<void> {
  requireRight(ctx, input.siteId, "replies:manage");
  await inTransaction(async (tx) => {
    const rule = await findRule(input.siteId, input.ruleId, tx);
    // A template that was deleted meanwhile comes back with the rule that needs it.
    await tx.query("update reply_templates set archived_at = null where site_id = $1 and id = $2", [
      rule.siteId,
      rule.templateId,
    ]);
    await tx.query(
      `update reply_rules set archived_at = null, updated_at = $3,
         enabled_at = case when enabled_at is not null then $4::timestamptz end
       where site_id = $1 and id = $2`,
      [rule.siteId, rule.id, ctx.clock.now(), await readDatabaseTime(tx)],
    );
  });
}
