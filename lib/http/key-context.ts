import { readClock } from "@/lib/db";
import { type ApiScope, type Context, forbidden, OnetillError } from "@/lib/kernel";
import { findApiKey } from "@/lib/sites";

/**
 * The context of a request that brings `Authorization: Bearer ot_…`: one site, the key's scopes.
 * Throws `unauthenticated` for a missing, unknown or revoked key, `forbidden` without the scope.
 */
export async function keyContext(
  request: Request,
  scope: ApiScope,
  requestId: string,
): Promise<Context> {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!given) {
    throw new OnetillError("unauthenticated", "Send an API key: Authorization: Bearer ot_…");
  }
  const [key, clock] = await Promise.all([findApiKey(given), readClock()]);
  if (!key) throw new OnetillError("unauthenticated", "This API key is unknown or was revoked.");
  if (!key.scopes.includes(scope)) throw forbidden(`This key does not have the scope ${scope}.`);
  return {
    actor: { kind: "api_key", id: key.id, label: key.name, scopes: key.scopes },
    // What a key may do is decided by its scopes; the role is only there to be of the right shape.
    sites: [{ siteId: key.siteId, role: "viewer" }],
    requestId,
    clock,
  };
}
