import { channels, notifySoon, query } from "@/lib/db";
import { invalid, newId, OnetillError } from "@/lib/kernel";
import { countRequest, limits, tooManyRequests } from "@/lib/sites";
import type { Destination, Proof, RawDelivery } from "./reader";

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

/**
 * Stores a delivery, or counts it as a repeat, in one statement. A repeat touches nothing of the
 * delivery itself, which somebody may be working on: it is counted in a row of its own. False for one.
 */
async function store(
  { siteId, reader }: Destination,
  connectionId: string,
  proof: Extract<Proof, { result: "proven" }>,
  headers: Record<string, string>,
): Promise<boolean> {
  const [row] = await query<{ isNew: boolean }>(
    `with stored as (
       insert into inbound_events (id, site_id, connection_id, platform, delivery_id, event_type,
         is_test, body, headers)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (connection_id, delivery_id) do nothing returning 1
     ), repeated as (
       insert into inbound_repeats (site_id, connection_id, delivery_id, repeats)
       select $2, $3, $5, 1 where not exists (select from stored)
       on conflict (site_id, connection_id, delivery_id)
         do update set repeats = inbound_repeats.repeats + 1
     )
     select exists (select from stored) as "isNew"`,
    [
      newId(),
      siteId,
      connectionId,
      reader.platform,
      proof.deliveryId,
      proof.eventType,
      proof.isTest,
      proof.stored,
      JSON.stringify(headers),
    ],
  );
  return row?.isNew === true;
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
  const { reader, connection } = destination;
  if (!connection?.secret) {
    const reason = "This connection has no secret yet.";
    await noteRefusal(destination, caller, reason);
    throw new OnetillError("unauthenticated", reason);
  }
  const proof = reader.prove(delivery, connection.secret);
  if (proof.result !== "proven") {
    await noteRefusal(destination, caller, proof.reason);
    if (proof.result === "unreadable") throw invalid(proof.reason, "body");
    throw new OnetillError("unauthenticated", proof.reason);
  }
  const isNew = await store(destination, connection.id, proof, headersOf(delivery));
  if (isNew) notifySoon(channels.inbound);
  return { duplicate: !isNew };
}
