import { inTransaction, readClock } from "@/lib/db";
import { log } from "@/lib/kernel";
import type { StoredDelivery } from "./reader";
import { tellQuarantined } from "./tell-quarantined";

const mostAttempts = 8;
const longestPause = 600; // s
const reason = "Onetill failed to store this";

/**
 * Notes that working on a delivery failed through our own fault: it is tried again after 1 s, 2 s, 4 s
 * … by the database's own clock, and goes into quarantine the eighth time.
 */
export async function recordFailedAttempt(delivery: StoredDelivery, error: unknown): Promise<void> {
  log.error("a delivery could not be worked on", { delivery: delivery.id, error });
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ attempts: number }>(
      `select attempts from inbound_events
       where site_id = $1 and id = $2 and state = 'pending' for update`,
      [delivery.siteId, delivery.id],
    );
    const [before] = rows;
    if (!before) return;
    const isOver = before.attempts + 1 >= mostAttempts;
    await tx.query(
      `update inbound_events set attempts = $3, state = $4, reason = $5,
         retry_at = now() + $6 * interval '1 second'
       where site_id = $1 and id = $2`,
      [
        ...[delivery.siteId, delivery.id, before.attempts + 1],
        ...(isOver ? ["quarantined", reason] : ["pending", null]),
        Math.min(2 ** before.attempts, longestPause),
      ],
    );
    if (isOver) await tellQuarantined(tx, delivery, reason, (await readClock(tx)).now());
  });
}
