import { inTransaction, isInfrastructureFault, query, type Transaction } from "@/lib/db";
import { log } from "@/lib/kernel";
import type { OutboxEntry } from "./entry";

/** Tells one party of an event, inside the transaction that takes it out of the outbox. */
export type Teller = (tx: Transaction, entry: OutboxEntry) => Promise<void>;

const columns = `id, site_id as "siteId", topic, subject_id as "subjectId", type, data, attempts`;

async function tellOne(id: string, tell: Teller): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { rows } = await tx.query<OutboxEntry>(
      `select ${columns} from outbox where id = $1 and due_at <= onetill_now()
       for update skip locked`,
      [id],
    );
    const entry = rows[0];
    if (!entry) return false;
    await tell(tx, entry);
    await tx.query("delete from outbox where id = $1", [id]);
    return true;
  });
}

/** 1 s, 2 s, 4 s … at most 10 minutes; an event is never given up. */
async function postpone(id: string, error: unknown): Promise<void> {
  log.error("an event could not be told", { event: id, error });
  await query(
    `update outbox set attempts = attempts + 1, last_error = $2,
       due_at = onetill_now() + least(power(2, least(attempts, 20)) * interval '1 second', interval '10 minutes')
     where id = $1 returning 1`,
    [id, (error instanceof Error ? error.message : String(error)).slice(0, 500)],
  );
}

async function workThroughBatch(ids: string[], tell: Teller, lanes: number): Promise<number> {
  const queue = [...ids];
  let done = 0;
  const lane = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      try {
        if (await tellOne(id, tell)) done += 1;
      } catch (error) {
        if (isInfrastructureFault(error)) throw error;
        await postpone(id, error);
        done += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}

/**
 * Tells everything that is due, oldest first, each event in a transaction of its own: what fails is
 * rolled back whole and tried again later. Other workers may do the same beside it. Returns how many.
 */
export async function workThroughOutbox(tell: Teller, lanes = 4): Promise<number> {
  let total = 0;
  for (;;) {
    const rows = await query<{ id: string }>(
      "select id from outbox where due_at <= onetill_now() order by due_at, id limit 100",
    );
    const done = await workThroughBatch(
      rows.map((row) => row.id),
      tell,
      lanes,
    );
    total += done;
    if (done === 0) return total;
  }
}
