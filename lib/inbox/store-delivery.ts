import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { gather } from "@/lib/work";
import type { Proof, StillSo } from "./reader";

/** A delivery that was proven and is to be kept. */
export interface ToStore {
  siteId: string;
  connectionId: string;
  platform: string;
  proof: Extract<Proof, { result: "proven" }>;
  headers: Record<string, string>;
  /** Nothing is stored when this does not hold any more. */
  stillSo?: StillSo | undefined;
}

/** What came of it; `outdated` when what it was proven by is not so any more. */
export type Stored = "new" | "repeat" | "outdated";

/** So many bytes of bodies in one statement. */
const heaviest = 4 * 1024 * 1024;

/**
 * Stores deliveries of one connection, or counts them as repeats, in one statement. A repeat touches
 * nothing of the delivery itself, which somebody may be working on: it is counted in a row of its own.
 * In the order of their names, so that two who store the same ones never wait in a circle.
 */
const storeAll = (stillSo: string) => `
  with given as materialized (
    select * from unnest($5::uuid[], $6::text[], $7::text[], $8::boolean[], $9::bytea[], $10::text[])
      as g(id, delivery_id, event_type, is_test, body, headers)
    where ${stillSo}),
  stored as (
    insert into inbound_events (id, site_id, connection_id, platform, delivery_id, event_type,
      is_test, body, headers)
    select g.id, $1, $2, $4, g.delivery_id, g.event_type, g.is_test, g.body, g.headers::jsonb
    from given g order by g.delivery_id, g.id
    on conflict (site_id, connection_id, delivery_id) do nothing returning id),
  repeated as (
    insert into inbound_repeats (site_id, connection_id, delivery_id, repeats)
    select $1, $2, g.delivery_id, count(*) from given g
    where not exists (select from stored s where s.id = g.id)
    group by g.delivery_id order by g.delivery_id
    on conflict (site_id, connection_id, delivery_id)
      do update set repeats = inbound_repeats.repeats + excluded.repeats)
  select g.id, s.id is not null as "isNew" from given g left join stored s on s.id = g.id`;

/** Stores several of one connection; of equal ones the first is the new one. */
async function storeTogether(deliveries: readonly ToStore[]): Promise<Stored[]> {
  const ids = deliveries.map(() => newId());
  const [first] = deliveries;
  const { sql, marks } = first?.stillSo ?? { sql: "$3::text[] is not null", marks: [] };
  const rows = await query<{ id: string; isNew: boolean }>(storeAll(sql), [
    ...[first?.siteId, first?.connectionId, marks, first?.platform, ids],
    deliveries.map(({ proof }) => proof.deliveryId),
    deliveries.map(({ proof }) => proof.eventType),
    deliveries.map(({ proof }) => proof.isTest),
    deliveries.map(({ proof }) => proof.stored),
    deliveries.map(({ headers }) => JSON.stringify(headers)),
  ]);
  const ends = new Map(rows.map(({ id, isNew }) => [id, isNew ? "new" : "repeat"] as const));
  return ids.map((id) => ends.get(id) ?? "outdated");
}

/**
 * Stores a delivery, with others of its connection that come at the same time; each is answered when its own
 * row is committed, and one that cannot be stored is refused alone.
 */
export const storeDelivery = gather(
  ({ siteId, connectionId, stillSo }: ToStore) =>
    [siteId, connectionId, ...(stillSo?.marks ?? [])].join(" "),
  storeTogether,
  { weigh: ({ proof }) => proof.stored.byteLength, heaviest },
);
