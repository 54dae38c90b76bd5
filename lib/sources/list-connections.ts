import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { requireRight } from "@/lib/kernel";
import type { ConnectionHealth } from "./judge-health";
import { judgeHealth } from "./judge-health";
import { webhookUrl } from "./webhook-url";

export interface ConnectionLine {
  id: string;
  siteId: string;
  siteName: string;
  siteSlug: string;
  platform: string;
  webhookUrl: string;
  hasSecret: boolean;
  secretHint: string | null;
  secretSetAt: Date | null;
  lastDeliveryAt: Date | null;
  lastFailureAt: Date | null;
  lastFailureReason: string | null;
  quarantined: number;
  today: number;
  health: ConnectionHealth;
}

type Row = Omit<ConnectionLine, "health" | "webhookUrl"> & {
  clientId: string;
  delayed: number;
  /** Whole seconds between the latest real deliveries, newest first. */
  gaps: number[] | null;
  lastRealAt: Date | null;
};

/** The connections of one site, or of several, with how each is doing. "Today" is the site's day. */
export async function listConnections(ctx: Context, siteIds: string[]): Promise<ConnectionLine[]> {
  for (const siteId of siteIds) requireRight(ctx, siteId, "deliveries:read");
  const now = ctx.clock.now();
  const rows = await query<Row>(
    `select c.id, c.site_id as "siteId", s.name as "siteName", s.slug as "siteSlug",
       s.client_id as "clientId", c.platform, c.secret_encrypted is not null as "hasSecret",
       c.secret_hint as "secretHint", c.secret_set_at as "secretSetAt",
       c.last_failure_at as "lastFailureAt", c.last_failure_reason as "lastFailureReason",
       (select e.received_at from inbound_events e where e.connection_id = c.id
          order by e.received_at desc limit 1) as "lastDeliveryAt",
       (select count(*)::int from inbound_events e where e.site_id = c.site_id
          and e.state = 'quarantined' and e.connection_id = c.id) as quarantined,
       (select count(*)::int from inbound_events e where e.connection_id = c.id
          and e.state = 'pending' and e.received_at < $2::timestamptz - interval '1 minute') as delayed,
       (select count(*)::int from inbound_events e where e.connection_id = c.id
          and e.received_at >= date_trunc('day', $2::timestamptz, s.time_zone)) as today,
       r.gaps, r."lastRealAt"
     from connections c join sites s on s.id = c.site_id
     left join lateral (
       select array_agg(gap) filter (where gap is not null) as gaps, max(received_at) as "lastRealAt"
       from (select received_at, extract(epoch from received_at
               - lead(received_at) over (order by received_at desc))::float8 as gap
             from (select received_at from inbound_events e where e.connection_id = c.id
                   and not e.is_test order by received_at desc limit 50) as latest) as gapped
     ) r on true
     where c.site_id = any($1::uuid[])
     order by s.name, c.platform`,
    [siteIds, now],
  );
  return rows.map(({ clientId, gaps, lastRealAt, delayed, ...row }) => ({
    ...row,
    webhookUrl: webhookUrl(row.platform, clientId),
    health: judgeHealth({ ...row, delayed, gaps: gaps ?? [], lastRealAt }, now),
  }));
}
