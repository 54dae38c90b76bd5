import { query } from "@/lib/db";
import { type Context, notFound, requireRight } from "@/lib/kernel";

/** Ends a key at once and for good. Throws `not_found` for one that is not in force here. */
export async function revokeApiKey(
  ctx: Context,
  input: { siteId: string; keyId: string },
): Promise<void> {
  requireRight(ctx, input.siteId, "keys:manage");
  const rows = await query(
    `update api_keys set revoked_at = $3
     where id = $2 and site_id = $1 and revoked_at is null returning 1`,
    [input.siteId, input.keyId, ctx.clock.now()],
  );
  if (rows.length === 0) throw notFound("key");
}
