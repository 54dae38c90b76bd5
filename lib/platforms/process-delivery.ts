import type { Queryable, Transaction } from "@/lib/db";
import {
  channels,
  inTransaction,
  isInfrastructureFault,
  notifySoon,
  query,
  readClock,
} from "@/lib/db";
import { record } from "@/lib/events";
import { log } from "@/lib/kernel";
import { type Round, sitesWaiting, workInTurns } from "@/lib/work";
import type { Report } from "./adapter";
import { Misunderstood } from "./adapter";
import type { Outcome } from "./apply-reports";
import { applyReports } from "./apply-reports";
import { deliveryQuarantined } from "./events";
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
  at: Date,
) => {
  const data = { platform: claimed.platform, reason };
  const by = { actor: { kind: "system", label: "Onetill" } as const, at };
  return record(tx, { siteId: claimed.site_id, id: claimed.id }, deliveryQuarantined, data, by);
};

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
  if (end.state === "quarantined") await tellQuarantined(tx, claimed, end.reason ?? "", at);
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
    await tellQuarantined(tx, failed, reason, (await readClock(tx)).now());
  });
}

/** Says of the row that the transaction has taken what is to be made of it. Returns its site. */
async function workOn(tx: Transaction, claimed: Claimed, at: Date): Promise<string> {
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
}

const columns = "id, site_id, connection_id, platform, delivery_id, is_test, body";
const due = "(retry_at is null or retry_at <= now())";

type Take = (tx: Transaction) => Promise<{ rows: Claimed[] }>;

/**
 * Turns the delivery that `take` locks into orders, customers and events, in one transaction.
 * Returns false when it locks none.
 */
async function process(take: Take): Promise<boolean> {
  let claimed: Claimed | undefined;
  try {
    const siteId = await inTransaction(async (tx) => {
      [claimed] = (await take(tx)).rows;
      return claimed ? workOn(tx, claimed, (await readClock(tx)).now()) : null;
    });
    if (siteId) notifySoon(channels.orders, siteId);
    return siteId !== null;
  } catch (error) {
    if (!claimed || isInfrastructureFault(error)) throw error;
    await recordFailedAttempt(claimed.id, error);
    return true;
  }
}

/** Works on one stored delivery. False when somebody else has it or when it is not waiting any more. */
export const processDelivery = (id: string): Promise<boolean> =>
  process((tx) =>
    tx.query<Claimed>(
      `select ${columns} from inbound_events where id = $1 and state = 'pending'
       for update skip locked`,
      [id],
    ),
  );

/** Works on the site's oldest delivery that is due and that nobody else has; false when there is none. */
const processNext = (siteId: string | null): Promise<boolean> =>
  process((tx) =>
    tx.query<Claimed>(
      `select ${columns} from inbound_events where site_id = $1 and state = 'pending' and ${due}
       order by received_at, id limit 1 for update skip locked`,
      [siteId],
    ),
  );

const waitingSites = sitesWaiting("inbound_events", "state = 'pending'", due);

/**
 * Works on everything that waits now, sites by turns. Other workers may do the same beside it: each row
 * is locked by the one who works on it. Returns how many deliveries that were.
 */
export const processWaitingDeliveries = (round: Round = {}): Promise<number> =>
  workInTurns(
    {
      findSites: async () =>
        (await query<{ siteId: string }>(waitingSites)).map(({ siteId }) => siteId),
      workNext: processNext,
      lanes: 4,
      lanesPerSite: 4,
    },
    round,
  );
