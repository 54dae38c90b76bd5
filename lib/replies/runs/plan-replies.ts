import { membershipEvents } from "@/lib/customers";
import type { Transaction } from "@/lib/db";
import { lockNames, readClock } from "@/lib/db";
import type { Consumer, ToldEvent } from "@/lib/events";
import { confirmationEvent, matching, orderMatchEvent } from "@/lib/matching";
import { orderEvent } from "@/lib/orders";
import { type RuleRow, readRule, ruleColumns } from "../internal";
import { conditionsHold } from "../rules/conditions-hold";
import { type ReplyFacts, readConfirmationFacts, readOrderFacts } from "../rules/facts";
import { firstTimeLock, isFirstTime } from "../rules/is-first-time";
import { reasonAgainst } from "../rules/still-holds";
import { lostStatuses, reachedStatuses, type Trigger } from "../rules/triggers";
import { callOffRuns, findOrdersWithRuns } from "./call-off-runs";
import { mailReply } from "./mail-reply";
import { planRun } from "./plan-run";

const simpleTriggers: Record<string, Trigger[]> = {
  "order.received": ["order.arrived", "first_time_supporter"],
  "match.made": ["order.matched"],
  "membership.started": ["membership.started"],
  "membership.paused": ["membership.paused"],
  "membership.canceled": ["membership.ended"],
  "confirmation.failed": ["confirmation.failed"],
};

const statusOf = (type: string) => reachedStatuses.find((status) => type === `order.${status}`);

const triggersOf = ({ type }: ToldEvent): Trigger[] =>
  statusOf(type) ? ["order.status"] : (simpleTriggers[type] ?? []);

/** What may make planned answers to an order senseless. */
const unsettles = ({ topic, type }: ToldEvent) =>
  topic === "order" &&
  (type === "match.undone" ||
    type === "order.updated" ||
    type.startsWith("membership.") ||
    lostStatuses.some((status) => type === `order.${status}`));

/** The site's rules that wait for any of these. */
async function findRules(tx: Transaction, siteId: string, triggers: ReadonlySet<Trigger>) {
  if (triggers.size === 0) return [];
  const { rows } = await tx.query<RuleRow & Record<string, unknown>>(
    `select ${ruleColumns} from reply_rules r
     where r.site_id = $1 and r.trigger = any($2::text[]) and r.archived_at is null
       and r.enabled_at is not null
     order by r.id`,
    [siteId, [...triggers]],
  );
  return rows.map(readRule);
}

/** The rules that wait for this, switched on before it happened. */
function rulesFor(rules: readonly RuleRow[], event: ToldEvent): RuleRow[] {
  const triggers = triggersOf(event);
  const status = statusOf(event.type);
  return rules.filter(
    ({ trigger, enabledAt, conditions }) =>
      triggers.includes(trigger) &&
      enabledAt !== null &&
      enabledAt <= event.at &&
      (trigger !== "order.status" || conditions.status === status),
  );
}

/** Reads the facts of each subject once. */
function factsIn(tx: Transaction, siteId: string) {
  const known = new Map<string, ReplyFacts | null>();
  return async ({ topic, subjectId }: ToldEvent): Promise<ReplyFacts | null> => {
    const before = known.get(subjectId);
    if (before !== undefined) return before;
    const read = topic === "order" ? readOrderFacts : readConfirmationFacts;
    const facts = await read(tx, siteId, subjectId);
    known.set(subjectId, facts);
    return facts;
  };
}
type ReadFacts = ReturnType<typeof factsIn>;

async function plan(tx: Transaction, rules: readonly RuleRow[], facts: ReplyFacts): Promise<void> {
  const at = (await readClock(tx)).now();
  for (const rule of rules) {
    if (!conditionsHold(rule.conditions, facts)) continue;
    if (rule.trigger === "first_time_supporter" && !(await isFirstTime(tx, rule, facts))) continue;
    await planRun(tx, rule, facts, reasonAgainst(rule, facts), at);
  }
}

/** Greeting somebody as new is one person's turn. Taken for all of them in one order: nobody waits in a circle. */
async function lockFirstTimes(
  tx: Transaction,
  events: readonly ToldEvent[],
  rules: readonly RuleRow[],
  readFacts: ReadFacts,
): Promise<void> {
  const names: string[] = [];
  for (const event of events) {
    if (!rulesFor(rules, event).some(({ trigger }) => trigger === "first_time_supporter")) continue;
    const customerId = (await readFacts(event))?.customerId;
    if (customerId) names.push(firstTimeLock(customerId));
  }
  if (names.length > 0) await lockNames(tx, names);
}

/**
 * Plans the answers that a site's rules want for events, and calls off those that they make senseless.
 * A rule answers an order (or confirmation) once: a second wish for the same finds the first one's row
 * and changes nothing, whichever event it comes from. Told after matching: an answer may need to know
 * which declaration an order belongs to.
 */
export const answers: Consumer = {
  name: "answers",
  wants: [
    orderEvent["order.received"],
    orderEvent["order.updated"],
    ...reachedStatuses.map((status) => orderEvent[`order.${status}`]),
    ...membershipEvents,
    orderMatchEvent["match.made"],
    orderMatchEvent["match.undone"],
    confirmationEvent["confirmation.failed"],
    confirmationEvent["confirmation.replied"],
  ],
  after: [matching.name],
  lanes: 3,
  lanesPerSite: 2,
  async tell(tx, events) {
    const siteId = events[0]?.siteId;
    if (siteId === undefined) return;
    const rules = await findRules(tx, siteId, new Set(events.flatMap(triggersOf)));
    const unsettled = events.filter(unsettles).map(({ subjectId }) => subjectId);
    const withRuns = await findOrdersWithRuns(tx, siteId, unsettled);
    const readFacts = factsIn(tx, siteId);
    await lockFirstTimes(tx, events, rules, readFacts);
    for (const event of events) {
      if (event.type === "confirmation.replied") await mailReply(tx, event);
      if (unsettles(event) && withRuns.has(event.subjectId)) await callOffRuns(tx, event);
      const wanting = rulesFor(rules, event);
      const facts = wanting.length === 0 ? null : await readFacts(event);
      // What was imported lies in the past.
      if (!facts || facts.isImported) continue;
      await plan(tx, wanting, facts);
      if (facts.orderId) withRuns.add(facts.orderId);
    }
  },
};
