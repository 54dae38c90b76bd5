import { query } from "@/lib/db";

// No day of any zone has more than 25 hours. A plain bound tells the database how little it has to read.
const longestDay = 26 * 3_600_000;

/**
 * How many deliveries each connection of these sites has had since midnight where its site is. Reads
 * nothing of other days.
 */
export async function countToday(
  siteIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const ofSites = await Promise.all(siteIds.map((siteId) => countTodayOf(siteId, now)));
  return new Map(ofSites.flat().map(({ id, today }) => [id, today]));
}

const countTodayOf = (siteId: string, now: Date) =>
  query<{ id: string; today: number }>(
    `select c.id, (select count(*)::int from inbound_events e
       where e.site_id = $2 and e.connection_id = c.id and e.received_at >= $3::timestamptz
         and e.received_at >= date_trunc('day', $1::timestamptz, s.time_zone)) as today
     from connections c join sites s on s.id = c.site_id
     where c.site_id = $2`,
    [now, siteId, new Date(now.getTime() - longestDay)],
  );
