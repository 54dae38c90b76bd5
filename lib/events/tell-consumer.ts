import {
  afterCommit,
  channels,
  inTransaction,
  isInfrastructureFault,
  notifySoon,
  query,
  type Transaction,
} from "@/lib/db";
import { log, messageOf } from "@/lib/kernel";
import { type Round, sitesWaiting, workInTurns } from "@/lib/work";
import type { Consumer, ToldEvent } from "./consumer";

/** So many subjects of a site are told of in one transaction. */
const batch = 20;

const sameSubject = (other: string, one: string) =>
  `${other}.site_id = ${one}.site_id and ${other}.topic = ${one}.topic
     and ${other}.subject_id = ${one}.subject_id`;
const notAfter = (other: string, one: string) =>
  `(${other}.at, ${other}.event_id) <= (${one}.at, ${one}.event_id)`;
const now = "(select onetill_now())";

/** A name as it stands in SQL; ours have no quotes, and those of a module outside must not either. */
const literal = (name: string) => `'${name.replaceAll("'", "''")}'`;

/**
 * Where others must be done first: nothing of the subject up to this event waits for them. They go by
 * age, so what is younger than all that they have not tried yet is not even looked at: a long queue of
 * theirs would be gone through again and again.
 */
const othersAreDone = ({ after = [] }: Consumer, one: string, site: string) =>
  ["true"]
    .concat(
      after.map(
        (name) =>
          `${one}.at < coalesce((select f.at from event_tellings f
             where f.consumer = ${literal(name)} and f.site_id = ${site} and f.attempts = 0
             order by f.at, f.event_id limit 1), 'infinity')
           and not exists (select from event_tellings w where ${sameSubject("w", one)}
             and w.consumer = ${literal(name)} and ${notAfter("w", one)})`,
      ),
    )
    .join(" and ");

/** Its time has come, nothing earlier of its subject waits, and those before this consumer are done. */
const isFree = (consumer: Consumer, one: string, site: string) =>
  `${one}.due_at <= ${now}
   and not exists (select from event_tellings e where ${sameSubject("e", one)}
     and e.consumer = ${one}.consumer and e.event_id <> ${one}.event_id and ${notAfter("e", one)})
   and ${othersAreDone(consumer, one, site)}`;

/** The sites that have an event for the consumer which is free. */
const waitingSites = (consumer: Consumer) =>
  `select s."siteId" from (${sitesWaiting("event_tellings", `consumer = ${literal(consumer.name)}`)}) s
   cross join lateral (select 1 from event_tellings t
     where t.consumer = ${literal(consumer.name)} and t.site_id = s."siteId"
       and ${isFree(consumer, "t", 's."siteId"')} limit 1) free`;

const columns = `t.event_id as id, t.site_id as "siteId", t.topic, t.subject_id as "subjectId",
  t.type, t.data, t.at::timestamptz(3) as at, t.at as moment`;

/**
 * Takes the oldest subjects that are free and that nobody else has, each with its events in a row up to
 * the first that has to wait. Taken off in the same statement: what the transaction does not end with
 * comes back.
 */
const takeSome = (consumer: Consumer) => `
  with head as (
    select t.site_id, t.topic, t.subject_id from event_tellings t
    where t.site_id = $1 and t.consumer = $2 and ${isFree(consumer, "t", "$1")}
    order by t.at, t.event_id limit ${batch} for update of t skip locked),
  taken as (
    delete from event_tellings t using head h
    where t.site_id = $1 and t.consumer = $2 and ${sameSubject("t", "h")}
      and not exists (select from event_tellings b where ${sameSubject("b", "t")}
        and b.consumer = $2 and b.due_at > ${now} and ${notAfter("b", "t")})
      and ${othersAreDone(consumer, "t", "$1")}
    returning ${columns})
  select id, "siteId", topic, "subjectId", type, data, at from taken order by moment, id`;

/** Takes one event, if nothing earlier of its subject waits. */
const takeOne = (consumer: Consumer) => `
  with head as (
    select t.event_id from event_tellings t
    where t.site_id = $1 and t.consumer = $2 and t.event_id = $3 and ${isFree(consumer, "t", "$1")}
    for update of t skip locked)
  delete from event_tellings t using head h
  where t.site_id = $1 and t.consumer = $2 and t.event_id = h.event_id
  returning ${columns}`;

/** 1 s, 2 s, 4 s … at most 10 minutes; an event is never given up. */
async function postpone({ name }: Consumer, event: ToldEvent, error: unknown): Promise<void> {
  log.error("an event could not be told", { consumer: name, event: event.id, error });
  await query(
    `update event_tellings set attempts = attempts + 1, last_error = $4,
       failing_since = coalesce(failing_since, onetill_now()),
       due_at = onetill_now() + least(power(2, least(attempts, 20)) * interval '1 second', interval '10 minutes')
     where site_id = $1 and consumer = $2 and event_id = $3 returning 1`,
    [event.siteId, name, event.id, messageOf(error).slice(0, 500)],
  );
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
      if (consumer.isAwaited) afterCommit(tx, () => notifySoon(channels.tellings));
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
  const waiting = waitingSites(consumer);
  return workInTurns(
    {
      findSites: async () => (await query<{ siteId: string }>(waiting)).map(({ siteId }) => siteId),
      workNext: (siteId) => tellNext(consumer, siteId as string, round.signal),
      ...{ lanes, lanesPerSite },
    },
    round,
  );
};
