import { isInfrastructureFault, query } from "@/lib/db";
import { log, onetill } from "@/lib/kernel";
import { dueSites, type Round, workInTurns } from "@/lib/work";
import { recordConfirmationEvent } from "../confirmations/record-confirmation-event";
import { writeStatus } from "../confirmations/write-status";
import { inMatchingOf, loadUnmatched } from "../internal";
import { considerConfirmations } from "./consider";

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

/** The site's oldest whose windows are over by the product's clock, which all workers share. */
const findOver = (siteId: string) =>
  query<{ id: string; at: Date }>(
    `select id, onetill_now() as at from confirmations
     where status = 'pending' and window_ends_at <= onetill_now() and site_id = $1
     order by window_ends_at, id limit $2`,
    [siteId, batch],
  );

const waiting = dueSites("confirmations", "status = 'pending'", "window_ends_at <= onetill_now()");

/** A batch of the site's at once. Returns how many it looked at. */
async function closeNext(siteId: string): Promise<{ looked: number; failed: number }> {
  const over = await findOver(siteId);
  const [first] = over;
  if (!first) return { looked: 0, failed: 0 };
  const ids = over.map(({ id }) => id).sort();
  return { looked: over.length, failed: await closeOf(siteId, ids, first.at) };
}

/**
 * Lets every declaration fail whose window is over without a payment, a batch of each site by turns.
 * A site where that fails holds up no other, and is looked at again in the next round. Other workers
 * may do the same beside it. Returns how many failed.
 */
export async function closeWindows(round: Round = {}): Promise<number> {
  let total = 0;
  const skipped: string[] = [];
  const findSites = async () => {
    const sites = await waiting.findSites();
    return sites.filter((siteId) => !skipped.includes(siteId));
  };
  const workNext = async (siteId: string) => {
    try {
      const { looked, failed } = await closeNext(siteId);
      total += failed;
      return looked;
    } catch (error) {
      if (isInfrastructureFault(error)) throw error;
      log.error("windows of a site could not be closed", { site: siteId, error });
      skipped.push(siteId);
      return 0;
    }
  };
  // A batch holds its site's lock: a second lane there would only wait for it.
  await workInTurns({ findSites, workNext, lanes: 2, lanesPerSite: 1 }, round);
  return total;
}
