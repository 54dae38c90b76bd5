import type { Queryable, Transaction } from "@/lib/db";
import { readClock } from "@/lib/db";
import type { ToldEvent } from "@/lib/events";
import type { Actor } from "@/lib/kernel";
import { type RuleRow, readRule, ruleColumns } from "../internal";
import { readOrderFacts } from "../rules/facts";
import { reasonAgainst } from "../rules/still-holds";
import type { Trigger } from "../rules/triggers";
import { recordRunEvent } from "./run-event";

/** A run that waits, with its rule. */
type Waiting = RuleRow & { runId: string; orderId: string | null };

export async function cancelRun(
  tx: Queryable,
  run: { siteId: string; runId: string; orderId: string | null; name: string },
  reason: string,
  by: { at: Date; actor?: Actor },
): Promise<void> {
  const { rowCount } = await tx.query(
    `update reply_runs set state = 'canceled', reason = $3, updated_at = $4
     where site_id = $1 and id = $2 and state = 'planned'`,
    [run.siteId, run.runId, reason, by.at],
  );
  if (rowCount === 0) return;
  await recordRunEvent(tx, run, {
    type: "reply.canceled",
    data: { rule: run.name, reason },
    ...by,
  });
}

/** What one turn of a membership says against answers to the turns before it. */
const overtaken: Record<string, { triggers: Trigger[]; reason: string }> = {
  "membership.paused": {
    triggers: ["membership.started"],
    reason: "the membership was paused",
  },
  "membership.canceled": {
    triggers: ["membership.started", "membership.paused"],
    reason: "the membership ended",
  },
  "membership.started": {
    triggers: ["membership.paused", "membership.ended"],
    reason: "the membership runs again",
  },
  "membership.resumed": {
    triggers: ["membership.paused", "membership.ended"],
    reason: "the membership runs again",
  },
};

/** Those of the orders that an answer is planned for. */
export async function findOrdersWithRuns(
  tx: Transaction,
  siteId: string,
  orderIds: readonly string[],
): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set();
  const { rows } = await tx.query<{ id: string }>(
    `select distinct order_id as id from reply_runs
     where site_id = $1 and order_id = any($2::uuid[]) and state = 'planned'`,
    [siteId, orderIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Calls off the answers to an order that wait and that an event has made senseless. */
export async function callOffRuns(tx: Transaction, entry: ToldEvent): Promise<void> {
  const { rows } = await tx.query<Waiting & Record<string, unknown>>(
    `select ${ruleColumns}, u.id as "runId", u.order_id as "orderId"
     from reply_runs u join reply_rules r on r.site_id = u.site_id and r.id = u.rule_id
     where u.site_id = $1 and u.order_id = $2 and u.state = 'planned'
     order by u.id for update of u`,
    [entry.siteId, entry.subjectId],
  );
  if (rows.length === 0) return;
  const facts = await readOrderFacts(tx, entry.siteId, entry.subjectId);
  if (!facts) return;
  const at = (await readClock(tx)).now();
  const turn = overtaken[entry.type];
  for (const run of rows.map(readRule)) {
    const reason = turn?.triggers.includes(run.trigger) ? turn.reason : reasonAgainst(run, facts);
    if (reason !== null) await cancelRun(tx, run, reason, { at });
  }
}
