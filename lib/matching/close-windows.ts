import { query, readClock } from "@/lib/db";
import { considerConfirmations } from "./consider";
import { inMatchingOf, loadUnmatched, onetill } from "./internal";
import { recordConfirmationEvent } from "./record-confirmation-event";
import { writeStatus } from "./write-status";

const batch = 200;
const reason = "no payment was found in time";

/** Looks a last time, and lets fail what is still without an order. Returns how many failed. */
async function closeOf(siteId: string, ids: string[], at: Date): Promise<number> {
  const by = { actor: onetill, at };
  return inMatchingOf(siteId, async (tx) => {
    const due = async () =>
      (await loadUnmatched(tx, siteId, ids)).filter(
        ({ status, windowEndsAt }) => status === "pending" && windowEndsAt <= at,
      );
    await considerConfirmations(
      tx,
      siteId,
      (await due()).map(({ id }) => id),
      by,
    );
    const over = await due();
    for (const confirmation of over) {
      const { needsReview } = confirmation;
      await writeStatus(tx, confirmation, { status: "failed", by: "window", needsReview }, at);
      const event = { type: "confirmation.failed", data: { reason } } as const;
      await recordConfirmationEvent(tx, confirmation, event, by);
    }
    return over.length;
  });
}

/**
 * Lets every declaration fail whose window is over without a payment. Other workers may do the same
 * beside it. Returns how many failed.
 */
export async function closeWindows(): Promise<number> {
  let total = 0;
  for (;;) {
    const at = (await readClock()).now();
    const rows = await query<{ siteId: string; ids: string[] }>(
      `select site_id as "siteId", array_agg(id order by id) as ids
       from (select site_id, id from confirmations
         where status = 'pending' and window_ends_at <= $1 order by window_ends_at limit $2) due
       group by site_id`,
      [at, batch],
    );
    for (const { siteId, ids } of rows) total += await closeOf(siteId, ids, at);
    if (rows.length === 0) return total;
  }
}
