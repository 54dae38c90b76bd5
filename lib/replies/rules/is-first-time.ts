import type { Transaction } from "@/lib/db";
import { lockName } from "@/lib/db";
import type { RuleRow } from "../internal";
import type { ReplyFacts } from "./facts";

export const firstTimeLock = (customerId: string) => `first-time:${customerId}`;

/**
 * Whether this is a customer's first real order, and the rule has not greeted them for another one:
 * orders may arrive in another sequence than they were placed in.
 */
export async function isFirstTime(
  tx: Transaction,
  rule: RuleRow,
  facts: ReplyFacts,
): Promise<boolean> {
  const { customerId, orderId, placedAt, isTest } = facts;
  if (orderId === null) return false;
  if (isTest) return true;
  if (customerId === null) return false;
  await lockName(tx, firstTimeLock(customerId));
  const { rowCount } = await tx.query(
    `select from orders o
     where o.site_id = $1 and o.customer_id = $2 and o.id <> $3 and not o.is_test
       and ((o.placed_at, o.id) < ($4, $3) or exists (
         select from reply_runs u where u.site_id = $1 and u.rule_id = $5 and u.subject_id = o.id
           and u.state <> 'canceled'))
     limit 1`,
    [rule.siteId, customerId, orderId, placedAt, rule.id],
  );
  return rowCount === 0;
}
