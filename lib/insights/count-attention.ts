import { query, selectPerSite } from "@/lib/db";
import { type Context, sitesWith } from "@/lib/kernel";
import { ceiling } from "./list-attention";

/**
 * The number beside "Home": deliveries, connections, orders and confirmations that want a look, on
 * all of the actor's sites; a hundred of each kind at most. Every page asks for it, so it is one
 * statement whose cost does not grow with what is there: counts stop at the ceiling, and whether a
 * connection has gone silent is what the watch found last, unless something arrived since.
 */
export async function countAttention(ctx: Context): Promise<number> {
  const siteIds = sitesWith(ctx, "insights:read");
  if (siteIds.length === 0) return 0;
  const ofSite = (site: string) =>
    `select
       (select count(*) from (select 1 as one from inbound_events e
          where e.site_id = ${site} and e.state = 'quarantined' limit $1) as counted) as held,
       (select count(*) from (select 1 as one from orders o
          where o.site_id = ${site} and o.needs_review is not null limit $1) as counted) as flagged,
       (select count(*) from (select 1 as one from confirmations f
          where f.site_id = ${site} and f.needs_review is not null limit $1) as counted) as unsure,
       (select count(*) from connections c
          left join lateral (
            select e.received_at as at from inbound_events e
            where e.site_id = ${site} and e.connection_id = c.id
            order by e.received_at desc limit 1
          ) last on true
          left join connection_alarms a
            on a.site_id = ${site} and a.connection_id = c.id and a.state = 'silent'
          where c.site_id = ${site} and (
            c.secret_encrypted is null
            or c.last_failure_at > coalesce(last.at, '-infinity')
            or (a.since is not null and not exists (
              select from inbound_events e
              where e.site_id = ${site} and e.connection_id = c.id and not e.is_test
                and e.received_at > a.since
            ))
          )) as troubled`;
  const [row] = await query<{ n: number }>(
    `select (least(sum(held), $1) + least(sum(flagged), $1) + least(sum(unsure), $1)
       + sum(troubled))::int as n
     from (${selectPerSite(siteIds, 2, ofSite)}) sites`,
    [ceiling, ...siteIds],
  );
  return row?.n ?? 0;
}
