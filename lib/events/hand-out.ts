import { channels, notifySoon, query } from "@/lib/db";
import { dueSites, type Round, workInTurns } from "@/lib/work";
import type { Consumer } from "./consumer";

/** So many events of a site at a time. */
const batch = 500;

/**
 * Moves the site's oldest events to those who want them, each into rows of its own; what nobody wants
 * is gone. One at a time does this for a site, or a later event could be told before an earlier one.
 */
const handOutSome = `
  with turn as materialized (
    select pg_try_advisory_xact_lock(hashtextextended('hand-out:' || $1::uuid::text, 0)) as mine),
  taken as (
    delete from outbox where site_id = $1::uuid and (select mine from turn) and id in (
      select id from outbox where site_id = $1 order by at, id limit ${batch})
    returning id, topic, subject_id, type, data, at),
  given as (
    insert into event_tellings (site_id, consumer, event_id, topic, subject_id, type, data, at)
    select $1::uuid, w.consumer, t.id, t.topic, t.subject_id, t.type, t.data, t.at
    from taken t
    join unnest($2::text[], $3::text[], $4::text[]) as w(consumer, topic, type)
      on w.topic = t.topic and w.type = t.type
    on conflict do nothing
    returning 1)
  select (select count(*)::int from taken) as taken, (select count(*)::int from given) as given`;

const waiting = dueSites("outbox", "true");

/** Hands everything that has happened to those consumers who want it. Returns how many batches that were. */
export function handOut(consumers: readonly Consumer[], round: Round = {}): Promise<number> {
  const wishes = consumers.flatMap(({ name, wants }) =>
    wants.map(({ about, type }) => ({ name, about, type })),
  );
  const values = [
    wishes.map(({ name }) => name),
    wishes.map(({ about }) => about),
    wishes.map(({ type }) => type),
  ];
  return workInTurns(
    {
      ...waiting,
      workNext: async (siteId) => {
        const [done] = await query<{ taken: number; given: number }>(handOutSome, [
          siteId,
          ...values,
        ]);
        if (done && done.given > 0) notifySoon(channels.tellings, siteId);
        return (done?.taken ?? 0) > 0;
      },
      lanes: 2,
      lanesPerSite: 1,
    },
    round,
  );
}
