import { channels, notifySoon, query } from "@/lib/db";
import {
  decryptSecret,
  invalid,
  log,
  newId,
  notFound,
  OnetillError,
  storableText,
} from "@/lib/kernel";
import { countRequest, limits, tooManyRequests } from "@/lib/sites";
import type { RawDelivery } from "./adapter";
import { lookUpPlatform } from "./registry";

export interface Destination {
  siteId: string;
  platform: string;
  connection: { id: string; secret: string | null } | null;
}

/** The site and connection that an address names. Throws `not_found` for unknown ones. */
export async function findDestination(platform: string, clientId: string): Promise<Destination> {
  const adapter = lookUpPlatform(platform);
  if (!adapter) throw notFound("platform");
  const [row] = await query<{
    site_id: string;
    id: string | null;
    secret_encrypted: string | null;
  }>(
    `select s.id as site_id, c.id, c.secret_encrypted
     from sites s left join connections c on c.site_id = s.id and c.platform = $2
     where s.client_id = $1`,
    [storableText(clientId), adapter.slug],
  );
  if (!row) throw notFound("client");
  return {
    siteId: row.site_id,
    platform: adapter.slug,
    connection: row.id
      ? {
          id: row.id,
          secret: row.secret_encrypted ? decryptSecret(row.secret_encrypted, row.id) : null,
        }
      : null,
  };
}

/** Remembers why the last delivery was refused, for the creator; at most once a second and reason. */
async function recordRefusal(connectionId: string, reason: string): Promise<void> {
  await query(
    `update connections set last_failure_at = onetill_now(), last_failure_reason = $2
     where id = $1 and (last_failure_at is null or last_failure_reason is distinct from $2
       or last_failure_at < onetill_now() - interval '1 second')`,
    [connectionId, reason],
  ).catch((error: unknown) => log.warn("a refusal was not recorded", { error }));
}

/**
 * Notes a delivery without a right proof, unless the caller has sent too many: then it throws
 * `rate_limited` and costs no more than looking the connection up and checking the proof did. A right
 * proof from the same address is taken all the same: it never comes here.
 */
async function noteRefusal(
  destination: Destination,
  caller: string,
  reason: string,
): Promise<void> {
  const { siteId, platform, connection } = destination;
  const counts = await Promise.all([
    countRequest(limits.wrongProof, `${siteId} ${platform} ${caller}`),
    countRequest(limits.wrongProofCaller, caller),
  ]);
  const over = counts.find(({ isOver }) => isOver);
  if (over) throw tooManyRequests(over);
  if (connection) await recordRefusal(connection.id, reason);
}

const keptHeaders = ["content-type", "user-agent", "x-request-id"];

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
  const adapter = lookUpPlatform(destination.platform);
  const { connection } = destination;
  if (!adapter || !connection?.secret) {
    const reason = "This connection has no secret yet.";
    await noteRefusal(destination, caller, reason);
    throw new OnetillError("unauthenticated", reason);
  }
  const proof = adapter.prove(delivery, connection.secret);
  if (proof.result !== "proven") {
    await noteRefusal(destination, caller, proof.reason);
    if (proof.result === "unreadable") throw invalid(proof.reason, "body");
    throw new OnetillError("unauthenticated", proof.reason);
  }
  const headers = Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = delivery.headers.get(name);
      return value ? [[name, value.slice(0, 300)]] : [];
    }),
  );
  const rows = await query<{ repeats: number }>(
    `insert into inbound_events (id, site_id, connection_id, platform, delivery_id, event_type,
       is_test, body, headers)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (connection_id, delivery_id) do update set repeats = inbound_events.repeats + 1
     returning repeats`,
    [
      newId(),
      destination.siteId,
      connection.id,
      adapter.slug,
      proof.deliveryId,
      proof.eventType,
      proof.isTest,
      proof.stored,
      JSON.stringify(headers),
    ],
  );
  const duplicate = (rows[0]?.repeats ?? 0) > 0;
  if (!duplicate) notifySoon(channels.inbound);
  return { duplicate };
}
