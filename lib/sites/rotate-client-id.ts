import { query } from "@/lib/db";
import { type Context, conflict, newClientId, requireRight } from "@/lib/kernel";

/**
 * Gives the site a new client id. The old one stops at once: every webhook address changes.
 * `clientId` is the one that the person saw; throws `conflict` when it was rotated meanwhile.
 */
export async function rotateClientId(
  ctx: Context,
  input: { siteId: string; clientId: string },
): Promise<{ clientId: string }> {
  requireRight(ctx, input.siteId, "site:manage");
  const [site] = await query<{ clientId: string }>(
    `update sites set client_id = $3, client_id_rotated_at = $4
     where id = $1 and client_id = $2
     returning client_id as "clientId"`,
    [input.siteId, input.clientId, newClientId(), ctx.clock.now()],
  );
  if (!site) throw conflict("The Client ID was rotated meanwhile. Reload to see the new one.");
  return site;
}
