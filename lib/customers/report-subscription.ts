import type { Transaction } from "@/lib/db";
import { newId } from "@/lib/kernel";

export const subscriptionStates = ["active", "paused", "canceled"] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** What a platform said about a running membership. */
export interface SubscriptionReport {
  platform: string;
  externalId: string;
  state: SubscriptionState;
  tier: string | null;
  amount: bigint;
  currency: string;
  interval: "month" | "year" | null;
  isTest: boolean;
  cancelAtPeriodEnd: boolean;
  startedAt: Date | null;
  periodEnd: Date | null;
  pausedUntil: Date | null;
  canceledAt: Date | null;
  /** Fixed-width digits; the higher report is the newer one. */
  reportedRank: string;
}

/**
 * Keeps the newest report of a membership, in whatever order reports come; only its start is the
 * earliest one that any of them tells. Returns the state before, or null when this report was not news.
 */
export async function reportSubscription(
  tx: Transaction,
  siteId: string,
  customerId: string,
  report: SubscriptionReport,
  now: Date,
): Promise<{ before: SubscriptionState | "none" } | null> {
  const { rows: known } = await tx.query<{ state: SubscriptionState }>(
    `select state from subscriptions where site_id = $1 and platform = $2 and external_id = $3
     for update`,
    [siteId, report.platform, report.externalId],
  );
  const { rowCount } = await tx.query(
    `insert into subscriptions (id, site_id, customer_id, platform, external_id, state, tier, amount,
       currency, interval, is_test, cancel_at_period_end, started_at, period_end, paused_until,
       canceled_at, reported_rank, created_at, updated_at)
     values ($1,$2,$3,$4,$5,$6::subscription_state,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$18)
     on conflict (site_id, platform, external_id) do update set
       customer_id = excluded.customer_id, state = excluded.state,
       tier = excluded.tier, amount = excluded.amount, currency = excluded.currency,
       interval = excluded.interval, cancel_at_period_end = excluded.cancel_at_period_end,
       started_at = least(subscriptions.started_at, excluded.started_at),
       period_end = excluded.period_end, paused_until = excluded.paused_until, canceled_at = excluded.canceled_at,
       reported_rank = excluded.reported_rank, updated_at = excluded.updated_at
     where excluded.reported_rank > subscriptions.reported_rank`,
    [
      newId(),
      siteId,
      customerId,
      report.platform,
      report.externalId,
      report.state,
      report.tier,
      report.amount,
      report.currency,
      report.interval,
      report.isTest,
      report.cancelAtPeriodEnd,
      report.startedAt,
      report.periodEnd,
      report.pausedUntil,
      report.canceledAt,
      report.reportedRank,
      now,
    ],
  );
  if (rowCount === 0 && report.startedAt) {
    await tx.query(
      `update subscriptions set started_at = $4
       where site_id = $1 and platform = $2 and external_id = $3
         and (started_at is null or started_at > $4)`,
      [siteId, report.platform, report.externalId, report.startedAt],
    );
  }
  return rowCount === 0 ? null : { before: known[0]?.state ?? "none" };
}
