import { channels, notifySoon } from "@/lib/db";
import { invalid, OnetillError } from "@/lib/kernel";
import { countRequest, limits, tooManyRequests } from "@/lib/sites";
import type { Destination, RawDelivery } from "./reader";
import { type Stored, storeDelivery } from "./store-delivery";

/**
 * Notes a delivery without a right proof, unless the caller has sent too many: then it throws
 * `rate_limited` and costs no more than looking the connection up and checking the proof did. A right
 * proof from the same address is taken all the same: it never comes here.
 */
async function noteRefusal(
  { siteId, reader, connection }: Destination,
  caller: string,
  reason: string,
): Promise<void> {
  const counts = await Promise.all([
    countRequest(limits.wrongProof, `${siteId} ${reader.platform} ${caller}`),
    countRequest(limits.wrongProofCaller, caller),
  ]);
  const over = counts.find(({ isOver }) => isOver);
  if (over) throw tooManyRequests(over);
  if (connection) await reader.noteRefusal({ siteId, id: connection.id }, reason);
}

const keptHeaders = ["content-type", "user-agent", "x-request-id"];

const headersOf = (delivery: RawDelivery) =>
  Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = delivery.headers.get(name);
      return value ? [[name, value.slice(0, 300)]] : [];
    }),
  );

/** Checks the proof and stores; "outdated" when the destination was remembered and does not hold any more. */
async function proveAndStore(
  destination: Destination,
  delivery: RawDelivery,
  caller: string,
): Promise<Stored> {
  const { siteId, reader, connection, remembered } = destination;
  if (!connection?.secret) {
    if (remembered) return "outdated";
    const reason = "This connection has no secret yet.";
    await noteRefusal(destination, caller, reason);
    throw new OnetillError("unauthenticated", reason);
  }
  const proof = reader.prove(delivery, connection.secret);
  if (proof.result === "proven") {
    return storeDelivery({
      ...{ siteId, connectionId: connection.id, platform: reader.platform },
      ...{ proof, headers: headersOf(delivery), stillSo: remembered?.stillSo },
    });
  }
  if (remembered) return "outdated";
  await noteRefusal(destination, caller, proof.reason);
  if (proof.result === "unreadable") throw invalid(proof.reason, "body");
  throw new OnetillError("unauthenticated", proof.reason);
}

/**
 * Checks a delivery's proof and stores it; what it says is worked out afterwards by the worker.
 * Throws `unauthenticated` without a right proof, `invalid_request` for an unreadable body, and
 * `rate_limited` instead of either when `caller` (whom its address counts for) sent too many of them.
 */
export async function receiveDelivery(
  destination: Destination,
  delivery: RawDelivery,
  caller = "unknown",
): Promise<{ duplicate: boolean }> {
  let stored = await proveAndStore(destination, delivery, caller);
  if (stored === "outdated" && destination.remembered) {
    stored = await proveAndStore(await destination.remembered.lookAgain(), delivery, caller);
  }
  if (stored === "new") notifySoon(channels.inbound, destination.siteId);
  return { duplicate: stored === "repeat" };
}
