import { afterCommit, channels, notifySoon, type Transaction } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { RuleRow } from "../internal";
import type { ReplyFacts } from "../rules/facts";
import { recordRunEvent } from "./run-event";

type State = "planned" | "skipped" | "canceled";

/**
 * Writes the run by the database's clock, which also says when rules are switched on and when runs
 * are due. Returns when it is due, or null when the one that is there stays as it is.
 */
async function writeRun(
  tx: Transaction,
  rule: RuleRow,
  run: { subjectId: string; orderId: string | null; state: State; reason: string | null },
): Promise<Date | null> {
  const { rows } = await tx.query<{ due_at: Date }>(
    `insert into reply_runs as u (id, site_id, rule_id, subject, subject_id, order_id, state, reason,
       due_at, created_at, updated_at)
     select $1, $2, $3, $4, $5, $6, $7::reply_run_state, $8, at + $9 * interval '1 minute', at, at
     from date_trunc('milliseconds', onetill_now()) as at
     on conflict (site_id, rule_id, subject_id) do update
       set state = excluded.state, reason = excluded.reason, due_at = excluded.due_at,
         created_at = excluded.created_at, updated_at = excluded.updated_at
       where u.state = 'canceled' and u.mail_id is null and excluded.state = 'planned'
     returning due_at`,
    [
      newId(),
      rule.siteId,
      rule.id,
      run.orderId === null ? "confirmation" : "order",
      run.subjectId,
      run.orderId,
      run.state,
      run.reason,
      rule.delayMinutes,
    ],
  );
  return rows[0]?.due_at ?? null;
}

/**
 * Notes that a rule wants to answer. One row for each rule and subject, ever: a run that is planned,
 * sent or skipped stays as it is; one that was called off before anything was sent is taken up again.
 */
export async function planRun(
  tx: Transaction,
  rule: RuleRow,
  facts: ReplyFacts,
  against: string | null,
  at: Date,
): Promise<void> {
  const orderId = rule.trigger === "confirmation.failed" ? null : facts.orderId;
  const subjectId = orderId ?? facts.confirmationId;
  if (subjectId === null) return;
  const state = facts.isTest ? "skipped" : against === null ? "planned" : "canceled";
  const reason = facts.isTest ? "test order" : against;
  const dueAt = await writeRun(tx, rule, { subjectId, orderId, state, reason });
  if (dueAt === null) return;
  afterCommit(tx, () => {
    notifySoon(channels.replies, rule.siteId);
    notifySoon(channels.orders, rule.siteId);
  });
  const order = { siteId: rule.siteId, orderId };
  if (state === "skipped" && reason) {
    await recordRunEvent(tx, order, {
      type: "reply.skipped",
      data: { rule: rule.name, reason },
      at,
    });
  } else if (state === "planned" && rule.delayMinutes > 0) {
    const data = { rule: rule.name, due_at: dueAt.toISOString() };
    await recordRunEvent(tx, order, { type: "reply.planned", data, at });
  }
}
