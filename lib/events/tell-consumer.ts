import {
  afterCommit,
  channels,
  inTransaction,
  isInfrastructureFault,
  notifySoon,
  query,
  readClock,
  type Transaction,
} from "@/lib/db";
import { log, messageOf } from "@/lib/kernel";
import { dueSites, type Round, workInTurns } from "@/lib/work";
import type { Consumer, ToldEvent } from "./consumer";

/** So many subjects of a site are told of in one transaction. */
const batch = 20;
/** So many of the oldest rows are looked at for them: what other workers have at this moment is among these. */
const front = 300;
const longestPause = 600; // s

const sameSubject = (other: string, one: string) =>
  `${other}.topic = ${one}.topic and ${other}.subject_id = ${one}.subject_id`;
const isBefore = (other: string, one: string) =>
  `(${other}.at, ${other}.event_id) < (${one}.at, ${one}.event_id)`;

/** A name as it stands in SQL; ours have no quotes, and those of a module outside must not either. */
const literal = (name: string) => `'${name.replaceAll("'", "''")}'`;
const names = (list: readonly string[]) => list.map(literal).join(", ");

/**
 * Where others must be done first. They go by age: what is younger than all that they have not tried yet
 * is not looked at. What they failed at is in `failing`.
 */
const isOlderThanTheirs = ({ after = [] }: Consumer, site: string) =>
  after
    .map(
      (name) =>
        `t.at < coalesce((select f.at from event_tellings f
           where f.consumer = ${literal(name)} and f.site_id = ${site} and f.failing_since is null
           order by f.at, f.event_id limit 1), 'infinity')`,
    )
    .join(" and ") || "true";

/**
 * The oldest rows that may be told. An event waits for what fails before it in its subject, here or, up
 * to itself, at those who come first. The few that fail are read once, because a queue's statistics are
 * always wrong and a lookup for each row would go through all of them.
 */
const theFront = (consumer: Consumer) => `
  failing as materialized (
    select b.consumer, b.topic, b.subject_id, b.at, b.event_id from event_tellings b
    where b.site_id = $1 and b.failing_since is not null
      and b.consumer in (${names([consumer.name, ...(consumer.after ?? [])])})),
  front as materialized (
    select t.ctid as place, t.topic, t.subject_id, t.at, t.event_id from event_tellings t
    where t.consumer = $2 and t.site_id = $1 and t.due_at <= now()
      and ${isOlderThanTheirs(consumer, "$1")}
      and not exists (select from failing b where ${sameSubject("b", "t")} and (
        ${isBefore("b", "t")} or (b.event_id = t.event_id and b.consumer <> $2)))
    order by t.at, t.event_id limit ${front})`;

const columns = `t.event_id as id, t.site_id as "siteId", t.topic, t.subject_id as "subjectId",
  t.type, t.data, t.at::timestamptz(3) as at, t.at as moment`;

/**
 * Takes the oldest subjects that nobody else has, each with its events in a row: whoever has the first
 * of a subject has the subject. Taken off in the same statement: what the transaction does not end with
 * comes back.
 */
const takeSome = (consumer: Consumer) => `
  with ${theFront(consumer)},
  head as materialized (
    select t.topic, t.subject_id from event_tellings t
    where t.site_id = $1 and t.consumer = $2 and t.ctid = any(array(
      select distinct on (f.topic, f.subject_id) f.place from front f
      order by f.topic, f.subject_id, f.at, f.event_id))
    order by t.at, t.event_id limit ${batch} for update of t skip locked),
  taken as (
    delete from event_tellings t
    where t.site_id = $1 and t.consumer = $2 and t.ctid = any(array(
      select f.place from front f join head h on ${sameSubject("f", "h")}))
    returning ${columns})
  select id, "siteId", topic, "subjectId", type, data, at from taken order by moment, id`;

/** Takes one event, if it may be told and nothing earlier of its subject waits. */
const takeOne = (consumer: Consumer) => `
  with ${theFront(consumer)},
  head as materialized (
    select t.event_id from event_tellings t
    where t.site_id = $1 and t.consumer = $2 and t.event_id = $3 and t.ctid = any(array(
      select distinct on (f.topic, f.subject_id) f.place from front f
      order by f.topic, f.subject_id, f.at, f.event_id))
    for update of t skip locked)
  delete from event_tellings t using head h
  where t.site_id = $1 and t.consumer = $2 and t.event_id = h.event_id
  returning ${columns}`;

/** Whether the site has an event for the consumer which may be free. */
const isDue = (consumer: Consumer) =>
  `select exists (select from event_tellings t
     where t.site_id = $1 and t.consumer = ${literal(consumer.name)} and t.due_at <= now()
       and ${isOlderThanTheirs(consumer, "$1")}) as waits`;

/** 1 s, 2 s, 4 s … at most 10 minutes; an event is never given up. */
async function postpone({ name }: Consumer, event: ToldEvent, error: unknown): Promise<void> {
  log.error("an event could not be told", { consumer: name, event: event.id, error });
  await inTransaction(async (tx) => {
    const key = [event.siteId, name, event.id];
    const { rows } = await tx.query<{ attempts: number; since: Date }>(
      `select attempts, coalesce(failing_since, $4) as since from event_tellings
       where site_id = $1 and consumer = $2 and event_id = $3 for update`,
      [...key, (await readClock(tx)).now()],
    );
    const [before] = rows;
    if (!before) return;
    await tx.query(
      `update event_tellings set attempts = $4, last_error = $5, failing_since = $6,
         due_at = now() + $7 * interval '1 second'
       where site_id = $1 and consumer = $2 and event_id = $3`,
      [
        ...[...key, before.attempts + 1, messageOf(error).slice(0, 500), before.since],
        Math.min(2 ** Math.min(before.attempts, 20), longestPause),
      ],
    );
  });
}

type Take = (tx: Transaction) => Promise<{ rows: ToldEvent[] }>;

/** Tells what `take` takes, whole or not at all; returns it with the mistake that undid it. */
async function tell(
  consumer: Consumer,
  take: Take,
  signal?: AbortSignal,
): Promise<{ events: ToldEvent[]; mistake?: { error: unknown } }> {
  let events: ToldEvent[] = [];
  try {
    await inTransaction(async (tx) => {
      events = (await take(tx)).rows;
      if (events.length === 0) return;
      await consumer.tell(tx, events, signal);
      const [{ siteId } = { siteId: "" }] = events;
      if (consumer.isAwaited) afterCommit(tx, () => notifySoon(channels.tellings, siteId));
    });
    return { events };
  } catch (error) {
    // Interrupted, and so rolled back.
    if (signal?.aborted) return { events: [] };
    if (events.length === 0 || isInfrastructureFault(error)) throw error;
    return { events, mistake: { error } };
  }
}

/**
 * Tells the consumer the site's next events; false when there are none to be had. Of those among which
 * one fails each is told by itself, so that only that one, and what follows on it, has to wait.
 */
async function tellNext(consumer: Consumer, siteId: string, signal?: AbortSignal) {
  const { name } = consumer;
  const { events, mistake } = await tell(
    consumer,
    (tx) => tx.query<ToldEvent & Record<string, unknown>>(takeSome(consumer), [siteId, name]),
    signal,
  );
  const [only, ...more] = events;
  if (!mistake || !only) return events.length > 0;
  if (more.length === 0) {
    await postpone(consumer, only, mistake.error);
    return true;
  }
  for (const event of events) {
    const alone = await tell(
      consumer,
      (tx) =>
        tx.query<ToldEvent & Record<string, unknown>>(takeOne(consumer), [siteId, name, event.id]),
      signal,
    );
    if (alone.mistake) await postpone(consumer, event, alone.mistake.error);
    if (signal?.aborted) return false;
  }
  return true;
}

/**
 * Tells one consumer everything that waits for it and is due, sites by turns. Other workers may do the
 * same beside it. Returns how many transactions that took.
 */
export const tellConsumer = (consumer: Consumer, round: Round = {}): Promise<number> => {
  const { lanes, lanesPerSite } = consumer;
  const itsOwn = `consumer = ${literal(consumer.name)}`;
  return workInTurns(
    {
      findSites: dueSites("event_tellings", itsOwn, "t.due_at <= now()").findSites,
      isDue: async (siteId) => {
        const [row] = await query<{ waits: boolean }>(isDue(consumer), [siteId]);
        return row?.waits === true;
      },
      workNext: (siteId) => tellNext(consumer, siteId, round.signal),
      ...{ lanes, lanesPerSite },
    },
    round,
  );
};
