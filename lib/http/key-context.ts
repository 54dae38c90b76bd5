import { readClock } from "@/lib/db";
import { type ApiScope, type Context, forbidden, OnetillError } from "@/lib/kernel";
import { findApiKey, type KnownApiKey } from "@/lib/sites";

/** The key of `Authorization: Bearer ot_…`. Throws `unauthenticated` for none, an unknown or a revoked one. */
export async function keyOf(request: Request): Promise<KnownApiKey> {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!given) {
    throw new OnetillError("unauthenticated", "Send an API key: Authorization: Bearer ot_…");
  }
  const key = await findApiKey(given);
  if (!key) throw new OnetillError("unauthenticated", "This API key is unknown or was revoked.");
  return key;
}

/** The context of a key's request: one site, the key's scopes. Throws `forbidden` without the scope. */
export async function keyContext(
  key: KnownApiKey,
  scope: ApiScope,
  requestId: string,
): Promise<Context> {
  if (!key.scopes.includes(scope)) throw forbidden(`This key does not have the scope ${scope}.`);
  return {
    actor: { kind: "api_key", id: key.id, label: key.name, scopes: key.scopes },
    // What a key may do is decided by its scopes; the role is only there to be of the right shape.
    sites: [{ siteId: key.siteId, role: "viewer" }],
    requestId,
    clock: await readClock(),
  };
}
