import { inTransaction, isDeadlock, isInfrastructureFault, type Transaction } from "@/lib/db";
import { log } from "@/lib/kernel";
import { dueSites, type Round, workInTurns } from "@/lib/work";
import { type Claimed, claimNext, claimOne, due } from "./claim-deliveries";
import { announce, type End, writeEnds } from "./end-deliveries";
import { Misunderstood } from "./misunderstood";
import type { Reader, StoredDelivery, Told } from "./reader";
import { recordFailedAttempt } from "./record-failed-attempt";

/** Whose deliveries can be worked on. */
export type Readers = readonly Reader[];

/** What a delivery says, or the reason why nobody can tell. */
function read(reader: Reader, delivery: StoredDelivery): { said: unknown } | { reason: string } {
  try {
    return { said: reader.read(delivery) };
  } catch (error) {
    if (error instanceof Misunderstood) return { reason: error.message };
    log.error("a delivery could not be read", { delivery: delivery.id, error });
    return { reason: "body: Onetill cannot read this" };
  }
}

/** Makes of one sender's deliveries what they say. */
async function applyAll(
  tx: Transaction,
  reader: Reader,
  deliveries: readonly StoredDelivery[],
  at: Date,
): Promise<End[]> {
  const ends: End[] = [];
  const told: Told<unknown>[] = [];
  for (const delivery of deliveries) {
    const found = read(reader, delivery);
    if ("said" in found) told.push({ delivery, said: found.said });
    else ends.push({ delivery, state: "quarantined", reason: found.reason });
  }
  const outcomes = told.length > 0 ? await reader.apply(tx, told, at) : [];
  for (const [nth, { delivery }] of told.entries()) {
    const outcome = outcomes[nth];
    if (!outcome) throw new Error(`the reader of ${reader.platform} did not say what came of all`);
    ends.push({ delivery, state: "processed", outcome });
  }
  return ends;
}

/** Says of each of these, which the transaction holds, what is to be made of it. */
async function workOn(tx: Transaction, readers: Readers, claimed: Claimed): Promise<void> {
  const { deliveries, at } = claimed;
  const ends: End[] = [];
  // Always in the same order, so that two who do this take their locks in the same one.
  for (const platform of [...new Set(deliveries.map((one) => one.platform))].sort()) {
    const theirs = deliveries.filter((one) => one.platform === platform);
    const reader = readers.find((one) => one.platform === platform);
    // Nobody who knows this sender is there any more.
    if (!reader) throw new Error(`there is no reader of ${platform}`);
    ends.push(...(await applyAll(tx, reader, theirs, at)));
  }
  await writeEnds(tx, ends, at);
}

type Claim = (tx: Transaction) => Promise<Claimed>;

/**
 * Turns the deliveries that `claim` locks into what they say, all in one transaction. Where that fails
 * each is tried by itself, so that one is to blame for itself alone. Returns how many it took.
 */
async function take(readers: Readers, claim: Claim): Promise<number> {
  let deliveries: readonly StoredDelivery[] = [];
  try {
    await inTransaction(async (tx) => {
      deliveries = [];
      const claimed = await claim(tx);
      if (claimed.deliveries.length === 0) return;
      deliveries = claimed.deliveries;
      await workOn(tx, readers, claimed);
    });
    announce(deliveries);
    return deliveries.length;
  } catch (error) {
    const [first, ...others] = deliveries;
    if (!first || (isInfrastructureFault(error) && !isDeadlock(error))) throw error;
    if (others.length === 0) {
      if (isInfrastructureFault(error)) throw error;
      await recordFailedAttempt(first, error);
      return 1;
    }
    let taken = 0;
    for (const one of deliveries) taken += (await workOnDelivery(readers, one)) ? 1 : 0;
    return taken;
  }
}

/** Works on one stored delivery. False when somebody else has it or when it is not waiting any more. */
export const workOnDelivery = async (
  readers: Readers,
  delivery: Pick<StoredDelivery, "siteId" | "id">,
): Promise<boolean> => (await take(readers, (tx) => claimOne(tx, delivery))) > 0;

const waiting = dueSites("inbound_events", "state = 'pending'", due);

/**
 * Works on everything that waits now, sites by turns, several of a long queue at once. Other workers
 * may do the same beside it: each row is locked by the one who works on it. Returns how many
 * deliveries that were.
 */
export const workOnDeliveries = (readers: Readers, round: Round = {}): Promise<number> =>
  workInTurns(
    {
      ...waiting,
      workNext: (siteId, most) => take(readers, (tx) => claimNext(tx, siteId, most)),
      lanes: 4,
      // One is always left for another site.
      lanesPerSite: 3,
      atOnce: 50,
    },
    round,
  );
