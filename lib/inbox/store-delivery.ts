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

const given = `unnest($5::uuid[], $6::text[], $7::text[], $8::boolean[], $9::bytea[], $10::text[])
      as g(id, delivery_id, event_type, is_test, body, headers)`;

/**
 * Inserts what is not there yet, in the order of their names, so that two who store the same ones never
 * wait in a circle. What was there already stays untouched: somebody may be working on it.
 */
const insertFrom = (source: string) => `
    insert into inbound_events (id, site_id, connection_id, platform, delivery_id, event_type,
      is_test, body, headers)
    select g.id, $1, $2, $4, g.delivery_id, g.event_type, g.is_test, g.body, g.headers::jsonb
    from ${source} order by g.delivery_id, g.id
    on conflict (site_id, connection_id, delivery_id) do nothing returning id`;

/** New deliveries of one connection. Planning the other statement would cost as much as storing several. */
const storeNew = (stillSo: string) => insertFrom(`${given} where ${stillSo}`);

/** The same, with those that were there already counted as repeats, each in a row of its own. */
const storeOrCount = (stillSo: string) => `
  with given as materialized (select * from ${given} where ${stillSo}),
  stored as (${insertFrom("given g")}),
  repeated as (
    insert into inbound_repeats (site_id, connection_id, delivery_id, repeats)
    select $1, $2, g.delivery_id, count(*) from given g
    where not exists (select from stored s where s.id = g.id)
    group by g.delivery_id order by g.delivery_id
    on conflict (site_id, connection_id, delivery_id)
      do update set repeats = inbound_repeats.repeats + excluded.repeats)
  select g.id, s.id is not null as "isNew" from given g left join stored s on s.id = g.id`;

interface Named extends ToStore {
  id: string;
}

/** Runs one of the statements above, which take the same values. */
function store<Row extends object>(
  statement: (stillSo: string) => string,
  deliveries: readonly Named[],
): Promise<Row[]> {
  const [first] = deliveries;
  const { sql, marks } = first?.stillSo ?? { sql: "$3::text[] is not null", marks: [] };
  return query<Row>(statement(sql), [
    ...[first?.siteId, first?.connectionId, marks, first?.platform],
    deliveries.map(({ id }) => id),
    deliveries.map(({ proof }) => proof.deliveryId),
    deliveries.map(({ proof }) => proof.eventType),
    deliveries.map(({ proof }) => proof.isTest),
    deliveries.map(({ proof }) => proof.stored),
    deliveries.map(({ headers }) => JSON.stringify(headers)),
  ]);
}

/** Stores several of one connection; of equal ones the first is the new one. */
async function storeTogether(deliveries: readonly ToStore[]): Promise<Stored[]> {
  const named = deliveries.map((delivery) => ({ ...delivery, id: newId() }));
  const fresh = await store<{ id: string }>(storeNew, named);
  const ends = new Map<string, Stored>(fresh.map(({ id }) => [id, "new"]));
  const left = named.filter(({ id }) => !ends.has(id));
  if (left.length > 0) {
    const rows = await store<{ id: string; isNew: boolean }>(storeOrCount, left);
    for (const { id, isNew } of rows) ends.set(id, isNew ? "new" : "repeat");
  }
  return named.map(({ id }) => ends.get(id) ?? "outdated");
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
