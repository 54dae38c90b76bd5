import { isInfrastructureFault, query } from "@/lib/db";
import { log } from "@/lib/kernel";
import type { Round } from "@/lib/work";
import { considerConfirmations } from "./consider";
import { inMatchingOf, loadUnmatched, onetill } from "./internal";
import { recordConfirmationEvent } from "./record-confirmation-event";
import { writeStatus } from "./write-status";

/** So many of a site hold its lock at once. */
const batch = 50;
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

interface Over {
  siteId: string;
  ids: string[];
  at: Date;
}

/** The oldest of each site whose window is over by the database's clock, which all workers share. */
const findOver = (skipped: readonly string[]) =>
  query<Over & Record<string, unknown>>(
    `select site_id as "siteId", array_agg(id order by id) as ids, onetill_now() as at
     from (select site_id, id, row_number() over (partition by site_id order by window_ends_at) as nth
       from confirmations where status = 'pending' and window_ends_at <= onetill_now()
         and site_id <> all($2::uuid[])) due
     where nth <= $1 group by site_id`,
    [batch, skipped],
  );

/**
 * Lets every declaration fail whose window is over without a payment, a batch of each site by turns.
 * A site where that fails holds up no other, and is looked at again in the next round. Other workers
 * may do the same beside it. Returns how many failed.
 */
export async function closeWindows({ signal }: Round = {}): Promise<number> {
  let total = 0;
  const skipped: string[] = [];
  for (;;) {
    const rows = await findOver(skipped);
    for (const { siteId, ids, at } of rows) {
      if (signal?.aborted) return total;
      try {
        total += await closeOf(siteId, ids, at);
      } catch (error) {
        if (isInfrastructureFault(error)) throw error;
        log.error("windows of a site could not be closed", { site: siteId, error });
        skipped.push(siteId);
      }
    }
    if (rows.length === 0) return total;
  }
}
