import type { Queryable } from "@/lib/db";
import type { OutboxEntry } from "./entry";

/**
 * Notes an event for those who care. Belongs in the transaction of the event: both are there or
 * neither. The caller wakes the worker after the commit (`notifySoon(channels.outbox)`); a sweep
 * finds what a lost wake-up left behind.
 */
export async function putInOutbox(
  tx: Queryable,
  entry: Omit<OutboxEntry, "attempts">,
): Promise<void> {
  await tx.query(
    `insert into outbox (id, site_id, topic, subject_id, type, data)
     values ($1, $2, $3, $4, $5, $6)`,
    [entry.id, entry.siteId, entry.topic, entry.subjectId, entry.type, JSON.stringify(entry.data)],
  );
}
