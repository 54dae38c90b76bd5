import { query, selectPerSite } from "@/lib/db";
import { type Context, toPublicId } from "@/lib/kernel";
import { needsDelivery, orderKinds } from "@/lib/orders";
import { type ConnectionState, listConnectionStates } from "@/lib/platforms";
import { requireInsights } from "./internal";

/** A count that stops where it no longer matters how many. */
export interface CappedCount {
  count: number;
  capped: boolean;
}

export interface OrderToReview {
  id: string;
  reference: string;
  reason: string;
}

/** What wants a person's look, over all time. */
export interface Attention {
  quarantined: CappedCount;
  /** Refused, silent, or without a secret. */
  connections: ConnectionState[];
  /** The newest few that were flagged, and how many there are. */
  reviews: OrderToReview[];
  reviewCount: CappedCount;
  /** Confirmations that a person has to decide about. */
  confirmations: CappedCount;
  /** Paid orders that have not been sent yet: work, not trouble. */
  toDeliver: CappedCount & { oldestAt: Date | null };
}

/** From here on it no longer matters how many. */
export const ceiling = 100;
const reviewsShown = 3;
const delivered = orderKinds.filter(needsDelivery);

const cap = (count: number): CappedCount => ({
  count: Math.min(count, ceiling),
  capped: count > ceiling,
});

async function countQuarantined(siteIds: readonly string[]): Promise<CappedCount> {
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from (select 1 as one from inbound_events e
       where e.site_id = any($1::uuid[]) and e.state = 'quarantined' limit $2) as counted`,
    [siteIds, ceiling + 1],
  );
  return cap(row?.n ?? 0);
}

async function listReviews(siteIds: readonly string[]): Promise<OrderToReview[]> {
  if (siteIds.length === 0) return [];
  const newest = (site: string) =>
    `select o.id, o.reference, o.needs_review, o.placed_at from orders o
     where o.site_id = ${site} and o.needs_review is not null order by o.placed_at desc limit $1`;
  const rows = await query<OrderToReview & { id: string }>(
    `select r.id, r.reference, r.needs_review as reason
     from (${selectPerSite(siteIds, 2, newest)}) r order by r.placed_at desc limit $1`,
    [ceiling + 1, ...siteIds],
  );
  return rows.map((row) => ({ ...row, id: toPublicId("order", row.id) }));
}

async function countConfirmations(siteIds: readonly string[]): Promise<CappedCount> {
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from (select 1 as one from confirmations c
       where c.site_id = any($1::uuid[]) and c.needs_review is not null limit $2) as counted`,
    [siteIds, ceiling + 1],
  );
  return cap(row?.n ?? 0);
}

async function countToDeliver(siteIds: readonly string[]): Promise<Attention["toDeliver"]> {
  if (siteIds.length === 0) return { ...cap(0), oldestAt: null };
  // Each site along its own index, oldest first, no further than the ceiling.
  const oldest = (site: string) =>
    `select o.placed_at from orders o
     where o.site_id = ${site} and o.status = 'accepted' and not o.is_test
       and o.kind = any($1::order_kind[])
     order by o.placed_at limit $2`;
  const [row] = await query<{ n: number; oldest: Date | null }>(
    `select least(count(*), $2)::int as n, min(a.placed_at) as oldest
     from (${selectPerSite(siteIds, 3, oldest)}) a`,
    [delivered, ceiling + 1, ...siteIds],
  );
  return { ...cap(row?.n ?? 0), oldestAt: row?.oldest ?? null };
}

const inTrouble = ({ health }: ConnectionState) =>
  health.state === "failing" || health.state === "silent" || health.state === "no_secret";

/** What wants a look on these sites. */
export async function listAttention(ctx: Context, siteIds: readonly string[]): Promise<Attention> {
  requireInsights(ctx, siteIds);
  const [quarantined, connections, reviews, confirmations, toDeliver] = await Promise.all([
    countQuarantined(siteIds),
    listConnectionStates(ctx, siteIds),
    listReviews(siteIds),
    countConfirmations(siteIds),
    countToDeliver(siteIds),
  ]);
  return {
    quarantined,
    connections: connections.filter(inTrouble),
    reviews: reviews.slice(0, reviewsShown),
    reviewCount: cap(reviews.length),
    confirmations,
    toDeliver,
  };
}
