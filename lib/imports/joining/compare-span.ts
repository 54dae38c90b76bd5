import type { Queryable } from "@/lib/db";
import { connectedSince } from "@/lib/platforms";
import type { ImportRun } from "../running/run";
import type { Comparison } from "../schemas";

/** The condition for orders of a file's time that the file does not have; $1 to $6 of `spanValues`. */
export const extraOrders = `o.site_id = $1 and o.platform = $2 and not o.is_test
  and o.placed_at between $4 and $5 and o.created_at <= $6
  and not exists (select from import_rows i
    where i.site_id = $1 and i.import_id = $3 and i.order_id = o.id)`;

export const spanValues = (run: ImportRun, { from, to, checkedAt }: Comparison) => [
  run.siteId,
  run.platform,
  run.id,
  from,
  to,
  checkedAt,
];

// A file may tell times to the minute only.
const minute = 59_999;

/** What file and orders have of the same time, seen from both sides. */
export async function compareSpan(db: Queryable, run: ImportRun, at: Date): Promise<Comparison> {
  const { rows } = await db.query<{ from: Date | null; to: Date | null }>(
    `select min(placed_at) as "from", max(placed_at) as "to" from import_rows
     where site_id = $1 and import_id = $2`,
    [run.siteId, run.id],
  );
  const { from, to } = rows[0] ?? {};
  const connectedAt = await connectedSince(db, run.siteId, run.platform);
  const checkedAt = at.toISOString();
  if (!from || !to) return { checkedAt, extra: 0, missed: 0 };
  const comparison: Comparison = {
    from: from.toISOString(),
    to: new Date(to.getTime() + minute).toISOString(),
    checkedAt,
    connectedAt: connectedAt?.toISOString() ?? null,
  };
  const { rows: extra } = await db.query<{ count: bigint }>(
    `select count(*) as count from orders o where ${extraOrders}`,
    spanValues(run, comparison),
  );
  const { rows: missed } = await db.query<{ count: bigint }>(
    `select count(*) as count from import_rows
     where site_id = $1 and import_id = $2 and fate = 'new' and placed_at >= $3`,
    [run.siteId, run.id, connectedAt],
  );
  return {
    ...comparison,
    extra: Number(extra[0]?.count ?? 0),
    missed: Number(missed[0]?.count ?? 0),
  };
}
