import type { Queryable, Transaction } from "@/lib/db";
import {
  afterCommit,
  channels,
  inTransaction,
  isInfrastructureFault,
  notifySoon,
  query,
  readClock,
} from "@/lib/db";
import { log, newId } from "@/lib/kernel";
import { putInOutbox } from "@/lib/outbox";
import type { Report } from "./adapter";
import { Misunderstood } from "./adapter";
import type { Outcome } from "./apply-reports";
import { applyReports } from "./apply-reports";
import { findPlatform } from "./registry";

interface Claimed {
  id: string;
  site_id: string;
  connection_id: string;
  platform: string;
  delivery_id: string;
  is_test: boolean;
  body: Buffer;
}

const mostAttempts = 8;

/** What a delivery says, or the reason why nobody can tell. Reading is pure: it never differs. */
function readReports(claimed: Claimed): { reports: Report[] } | { reason: string } {
  const about = { deliveryId: claimed.delivery_id, isTest: claimed.is_test };
  try {
    return { reports: findPlatform(claimed.platform).read(claimed.body, about) };
  } catch (error) {
    if (error instanceof Misunderstood) return { reason: error.message };
    log.error("a delivery could not be read", { delivery: claimed.id, error });
    return { reason: "body: Onetill cannot read this" };
  }
}

const tellQuarantined = (
  tx: Queryable,
  claimed: Pick<Claimed, "id" | "site_id" | "platform">,
  reason: string,
) =>
  putInOutbox(tx, {
    id: newId(),
    siteId: claimed.site_id,
    topic: "delivery",
    subjectId: claimed.id,
    type: "delivery.quarantined",
    data: { platform: claimed.platform, reason },
  });

async function finish(
  tx: Transaction,
  claimed: Claimed,
  end: { state: "processed" | "quarantined"; reason: string | null; outcome: Outcome | null },
  at: Date,
) {
  await tx.query(
    `update inbound_events set state = $2::inbound_state, reason = $3, outcome = $4,
       order_id = coalesce($5, order_id), processed_at = $6, attempts = attempts + 1, retry_at = null
     where id = $1`,
    [
      claimed.id,
      end.state,
      end.reason,
      end.outcome?.sentence ?? null,
      end.outcome?.orderId ?? null,
      at,
    ],
  );
  if (end.state === "quarantined") await tellQuarantined(tx, claimed, end.reason ?? "");
}

/** Notes that working on a delivery failed through our own fault, and when to try again. */
async function recordFailedAttempt(id: string, error: unknown): Promise<void> {
  log.error("a delivery could not be worked on", { delivery: id, error });
  const reason = "Onetill failed to store this";
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<
      Pick<Claimed, "id" | "site_id" | "platform"> & { state: string }
    >(
      `update inbound_events set attempts = attempts + 1,
         state = case when attempts + 1 >= $2 then 'quarantined' else state end,
         reason = case when attempts + 1 >= $2 then $3 else reason end,
         retry_at = now() + least(power(2, attempts) * interval '1 second', interval '10 minutes')
       where id = $1 and state = 'pending'
       returning id, site_id, platform, state`,
      [id, mostAttempts, reason],
    );
    const failed = rows[0];
    if (failed?.state !== "quarantined") return;
    await tellQuarantined(tx, failed, reason);
    afterCommit(tx, () => notifySoon(channels.outbox));
  });
}

/**
 * Turns one stored delivery into orders, customers and events, in one transaction.
 * Returns false when somebody else has it or when it is not waiting any more.
 */
export async function processDelivery(id: string): Promise<boolean> {
  try {
    const clock = await readClock();
    const siteId = await inTransaction(async (tx) => {
      const { rows } = await tx.query<Claimed>(
        `select id, site_id, connection_id, platform, delivery_id, is_test, body
         from inbound_events where id = $1 and state = 'pending' for update skip locked`,
        [id],
      );
      const claimed = rows[0];
      if (!claimed) return null;
      const at = clock.now();
      const read = readReports(claimed);
      if ("reason" in read) {
        await finish(tx, claimed, { state: "quarantined", reason: read.reason, outcome: null }, at);
        return claimed.site_id;
      }
      const outcome = await applyReports(
        tx,
        {
          siteId: claimed.site_id,
          platform: claimed.platform,
          name: findPlatform(claimed.platform).name,
          connectionId: claimed.connection_id,
          inboundEventId: claimed.id,
          isTest: claimed.is_test,
          at,
        },
        read.reports,
      );
      await finish(tx, claimed, { state: "processed", reason: null, outcome }, at);
      return claimed.site_id;
    });
    if (siteId) {
      notifySoon(channels.orders, siteId);
      notifySoon(channels.outbox);
    }
    return siteId !== null;
  } catch (error) {
    if (isInfrastructureFault(error)) throw error;
    await recordFailedAttempt(id, error);
    return true;
  }
}

/** The oldest deliveries that wait to be worked on. */
export async function findWaitingDeliveries(limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `select id from inbound_events
     where state = 'pending' and (retry_at is null or retry_at <= now())
     order by received_at limit $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}
