import { channels, notifySoon, query, selectPerSite } from "@/lib/db";

/** An event that a consumer could not be told of for a while, and that is tried again and again. */
export interface Failing {
  siteId: string;
  consumer: string;
  eventId: string;
  topic: string;
  subjectId: string;
  type: string;
  data: Record<string, unknown>;
  attempts: number;
  /** In the words of the log. */
  lastError: string;
  since: Date;
  nextTryAt: Date;
  /** How many later events of the same subject wait behind it. */
  behind: number;
}

/** What fails for less than this mends itself more often than not. */
const patience = "1 minute";

const failingAt = (site: string) =>
  `select t.site_id as "siteId", t.consumer, t.event_id as "eventId", t.topic,
     t.subject_id as "subjectId", t.type, t.data, t.attempts, coalesce(t.last_error, '') as "lastError",
     t.failing_since as since, t.due_at as "nextTryAt",
     (select count(*)::int from event_tellings b where b.site_id = ${site}
       and b.consumer = t.consumer and b.topic = t.topic and b.subject_id = t.subject_id
       and (b.at, b.event_id) > (t.at, t.event_id)) as behind
   from event_tellings t
   where t.site_id = ${site} and t.failing_since is not null
     and t.failing_since < onetill_now() - interval '${patience}'
   order by t.failing_since, t.event_id limit $1`;

/** What has been failing for long on these sites, the longest first. */
export async function listFailing(siteIds: readonly string[], most: number): Promise<Failing[]> {
  if (siteIds.length === 0) return [];
  return query<Failing & Record<string, unknown>>(
    `select * from (${selectPerSite(siteIds, 2, failingAt)}) as failing
     order by since, "eventId" limit $1`,
    [most, ...siteIds],
  );
}

/** Lets a failing event be tried at once. False when it waits no more, or never failed. */
export async function makeDue(telling: {
  siteId: string;
  consumer: string;
  eventId: string;
}): Promise<boolean> {
  const rows = await query(
    `update event_tellings set due_at = now()
     where site_id = $1 and consumer = $2 and event_id = $3 and failing_since is not null
     returning 1`,
    [telling.siteId, telling.consumer, telling.eventId],
  );
  if (rows.length > 0) notifySoon(channels.tellings, telling.siteId);
  return rows.length > 0;
}
