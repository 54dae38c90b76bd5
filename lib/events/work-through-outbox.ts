import { inTransaction, isInfrastructureFault, query, type Transaction } from "@/lib/db";
import { log, messageOf } from "@/lib/kernel";
import { type Round, sitesWaiting, workInTurns } from "@/lib/work";
import type { OutboxEntry } from "./entry";

/**
 * Tells one party of an event, inside the transaction that takes it out of the outbox. One that has
 * much to do looks at the signal now and then, and throws its reason: the event stays as it was.
 */
export type Teller = (tx: Transaction, entry: OutboxEntry, signal?: AbortSignal) => Promise<void>;

const columns = `id, site_id as "siteId", topic, subject_id as "subjectId", type, data, attempts`;
const due = "due_at <= onetill_now()";

/** 1 s, 2 s, 4 s … at most 10 minutes; an event is never given up. */
async function postpone(id: string, error: unknown): Promise<void> {
  log.error("an event could not be told", { event: id, error });
  await query(
    `update outbox set attempts = attempts + 1, last_error = $2,
       due_at = onetill_now() + least(power(2, least(attempts, 20)) * interval '1 second', interval '10 minutes')
     where id = $1 returning 1`,
    [id, messageOf(error).slice(0, 500)],
  );
}

/** Tells the site's oldest event that is due and that nobody else has; false when there is none. */
async function tellNext(siteId: string, tell: Teller, signal?: AbortSignal): Promise<boolean> {
  let entry: OutboxEntry | undefined;
  try {
    await inTransaction(async (tx) => {
      const { rows } = await tx.query<OutboxEntry>(
        `select ${columns} from outbox where site_id = $1 and ${due}
         order by due_at, id limit 1 for update skip locked`,
        [siteId],
      );
      entry = rows[0];
      if (!entry) return;
      await tell(tx, entry, signal);
      await tx.query("delete from outbox where id = $1", [entry.id]);
    });
    return entry !== undefined;
  } catch (error) {
    // Interrupted, and so rolled back.
    if (signal?.aborted) return false;
    if (!entry || isInfrastructureFault(error)) throw error;
    await postpone(entry.id, error);
    return true;
  }
}

const waitingSites = sitesWaiting("outbox", "true", due);

/**
 * Tells everything that is due, each site's oldest first and sites by turns, each event in a
 * transaction of its own: what fails is rolled back whole and tried again later. Other workers may do
 * the same beside it. Returns how many.
 */
export const workThroughOutbox = (tell: Teller, lanes = 4, round: Round = {}): Promise<number> =>
  workInTurns(
    {
      findSites: async () =>
        (await query<{ siteId: string }>(waitingSites)).map(({ siteId }) => siteId),
      workNext: (siteId) => tellNext(siteId as string, tell, round.signal),
      lanes,
      // Matching takes turns on a site: more than two would only wait for each other.
      lanesPerSite: 2,
    },
    round,
  );
