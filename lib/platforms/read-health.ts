import { query } from "@/lib/db";
import { dueSites } from "@/lib/work";
import { type ConnectionHealth, judgeHealth } from "./judge-health";
import { burstHours, mostPauses } from "./silence-threshold";

/** How one connection is doing, with what it was judged by. */
export interface JudgedConnection {
  id: string;
  siteId: string;
  siteName: string;
  siteSlug: string;
  clientId: string;
  platform: string;
  hasSecret: boolean;
  secretHint: string | null;
  secretSetAt: Date | null;
  lastDeliveryAt: Date | null;
  /** The last one that was no test. */
  lastRealAt: Date | null;
  lastFailureAt: Date | null;
  lastFailureReason: string | null;
  quarantined: number;
  health: ConnectionHealth;
}

type Row = Omit<JudgedConnection, "health"> & { delayed: number; pauses: number[] | null };

/**
 * Judges the connections of a site, by platform. Its cost does not grow with how much a connection
 * delivers: pauses are found by stepping back along the index from burst to burst.
 */
export async function judgeConnections(siteId: string, now: Date): Promise<JudgedConnection[]> {
  const rows = await query<Row>(
    `select c.id, c.site_id as "siteId", s.name as "siteName", s.slug as "siteSlug",
       s.client_id as "clientId", c.platform, c.secret_encrypted is not null as "hasSecret",
       c.secret_hint as "secretHint", c.secret_set_at as "secretSetAt",
       c.last_failure_at as "lastFailureAt", c.last_failure_reason as "lastFailureReason",
       (select e.received_at from inbound_events e
          where e.site_id = $2 and e.connection_id = c.id
          order by e.received_at desc limit 1) as "lastDeliveryAt",
       (select count(*)::int from inbound_events e where e.site_id = $2
          and e.state = 'quarantined' and e.connection_id = c.id) as quarantined,
       (select count(*)::int from inbound_events e
          where e.site_id = $2 and e.connection_id = c.id
          and e.state = 'pending' and e.received_at < $1::timestamptz - interval '1 minute') as delayed,
       r.pauses, r."lastRealAt"
     from connections c join sites s on s.id = c.site_id
     left join lateral (
       with recursive burst as (
         (select e.received_at, null::float8 as pause, 0 as n from inbound_events e
          where e.site_id = $2 and e.connection_id = c.id and not e.is_test order by e.received_at desc limit 1)
         union all
         select earlier.received_at,
           extract(epoch from b.received_at - earlier.received_at)::float8, b.n + 1
         from burst b cross join lateral (
           select e.received_at from inbound_events e
           where e.site_id = $2 and e.connection_id = c.id and not e.is_test
             and e.received_at <= b.received_at - interval '${burstHours} hours'
           order by e.received_at desc limit 1
         ) earlier
         where b.n < ${mostPauses}
       )
       select array_agg(pause) filter (where pause is not null) as pauses,
         max(received_at) as "lastRealAt"
       from burst
     ) r on true
     where c.site_id = $2 order by c.platform`,
    [now, siteId],
  );
  return rows.map(({ delayed, pauses, ...row }) => ({
    ...row,
    health: judgeHealth({ ...row, delayed, pauses: pauses ?? [] }, now),
  }));
}

/** The sites (UUIDs) that have a connection: for the watch that works for everybody. */
export const findConnectedSites = dueSites("connections", "true").findSites;
