import type { Transaction } from "@/lib/db";
import { readClock } from "@/lib/db";
import type { OutboxEntry, Teller } from "@/lib/events";
import { callOffRuns } from "./call-off-runs";
import { conditionsHold } from "./conditions-hold";
import { type ReplyFacts, readConfirmationFacts, readOrderFacts } from "./facts";
import { type RuleRow, readRule, ruleColumns } from "./internal";
import { isFirstTime } from "./is-first-time";
import { mailReply } from "./mail-reply";
import { planRun } from "./plan-run";
import { reasonAgainst } from "./still-holds";
import { lostStatuses, reachedStatuses, type Trigger } from "./triggers";

const simpleTriggers: Record<string, Trigger[]> = {
  "order.received": ["order.arrived", "first_time_supporter"],
  "match.made": ["order.matched"],
  "membership.started": ["membership.started"],
  "membership.paused": ["membership.paused"],
  "membership.canceled": ["membership.ended"],
};

const statusOf = (type: string) => reachedStatuses.find((status) => type === `order.${status}`);

function triggersOf(entry: OutboxEntry): Trigger[] {
  if (entry.topic === "confirmation") {
    return entry.type === "confirmation.failed" ? ["confirmation.failed"] : [];
  }
  if (statusOf(entry.type)) return ["order.status"];
  return simpleTriggers[entry.type] ?? [];
}

/** What may make planned answers senseless. */
const unsettles = ({ type }: OutboxEntry) =>
  type === "match.undone" ||
  type === "order.updated" ||
  type.startsWith("membership.") ||
  lostStatuses.some((status) => type === `order.${status}`);

/** The rules that wait for this, switched on before it happened. */
async function findRules(tx: Transaction, entry: OutboxEntry, triggers: Trigger[]) {
  const { rows } = await tx.query<RuleRow & Record<string, unknown>>(
    `select ${ruleColumns} from reply_rules r
     where r.site_id = $1 and r.trigger = any($2::text[]) and r.archived_at is null
       and r.enabled_at <= (select created_at from outbox where id = $3)
     order by r.id`,
    [entry.siteId, triggers, entry.id],
  );
  return rows.map(readRule);
}

async function wants(
  tx: Transaction,
  rule: RuleRow,
  entry: OutboxEntry,
  facts: ReplyFacts,
): Promise<boolean> {
  const status = statusOf(entry.type);
  if (rule.trigger === "order.status" && rule.conditions.status !== status) return false;
  if (!conditionsHold(rule.conditions, facts)) return false;
  if (rule.trigger === "first_time_supporter") return isFirstTime(tx, rule, facts);
  return true;
}

async function plan(tx: Transaction, entry: OutboxEntry, triggers: Trigger[]): Promise<void> {
  const rules = await findRules(tx, entry, triggers);
  if (rules.length === 0) return;
  const facts =
    entry.topic === "order"
      ? await readOrderFacts(tx, entry.siteId, entry.subjectId)
      : await readConfirmationFacts(tx, entry.siteId, entry.subjectId);
  // What was imported lies in the past.
  if (!facts || facts.isImported) return;
  const at = (await readClock(tx)).now();
  for (const rule of rules) {
    if (!(await wants(tx, rule, entry, facts))) continue;
    await planRun(tx, rule, facts, reasonAgainst(rule, facts), at);
  }
}

/**
 * Plans the answers that a site's rules want for an event, and calls off those that it makes
 * senseless. A rule answers an order (or confirmation) once: a second wish for the same finds the
 * first one's row and changes nothing, whichever event it comes from.
 */
export const planReplies: Teller = async (tx, entry) => {
  if (entry.topic !== "order" && entry.topic !== "confirmation") return;
  if (entry.type === "confirmation.replied") return mailReply(tx, entry);
  if (entry.topic === "order" && unsettles(entry)) await callOffRuns(tx, entry);
  const triggers = triggersOf(entry);
  if (triggers.length > 0) await plan(tx, entry, triggers);
};
