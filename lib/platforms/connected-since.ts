import type { Queryable } from "@/lib/db";

/** When a site's account on a platform was connected; null where it is not. */
export async function connectedSince(
  db: Queryable,
  siteId: string,
  platform: string,
): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date }>(
    "select created_at as at from connections where site_id = $1 and platform = $2",
    [siteId, platform],
  );
  return rows[0]?.at ?? null;
}
