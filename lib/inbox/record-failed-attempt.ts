import { inTransaction, readClock } from "@/lib/db";
import { log } from "@/lib/kernel";
import type { StoredDelivery } from "./reader";
import { tellQuarantined } from "./tell-quarantined";

const mostAttempts = 8;
const reason = "Onetill failed to store this";

/**
 * Notes that working on a delivery failed through our own fault: it is tried again after 1 s, 2 s, 4 s
 * … by the database's own clock, and goes into quarantine the eighth time.
 */
export async function recordFailedAttempt(delivery: StoredDelivery, error: unknown): Promise<void> {
  log.error("a delivery could not be worked on", { delivery: delivery.id, error });
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ state: string }>(
      `update inbound_events set attempts = attempts + 1,
         state = case when attempts + 1 >= $3 then 'quarantined' else state end,
         reason = case when attempts + 1 >= $3 then $4 else reason end,
         retry_at = now() + least(power(2, attempts) * interval '1 second', interval '10 minutes')
       where site_id = $1 and id = $2 and state = 'pending'
       returning state`,
      [delivery.siteId, delivery.id, mostAttempts, reason],
    );
    if (rows[0]?.state !== "quarantined") return;
    await tellQuarantined(tx, delivery, reason, (await readClock(tx)).now());
  });
}
