import { inTransaction, query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { encryptSecret, invalid, newId, requireRight } from "@/lib/kernel";
import { findPlatform } from "./registry";
import { secretSchema } from "./schemas";

/** Makes the connection of a site and a platform, without a secret yet. Doing it again is harmless. */
export async function addConnection(ctx: Context, siteId: string, platform: string) {
  requireRight(ctx, siteId, "connections:manage");
  const { slug } = findPlatform(platform);
  await query(
    `insert into connections (id, site_id, platform, created_at) values ($1, $2, $3, $4)
     on conflict (site_id, platform) do nothing`,
    [newId(), siteId, slug, ctx.clock.now()],
  );
}

/**
 * Stores the secret that a platform proves itself with, encrypted; an earlier one stops at once.
 * Makes the connection where there is none. Throws `invalid_request` naming `secret` for one that the
 * platform cannot have made.
 */
export async function connectPlatform(
  ctx: Context,
  siteId: string,
  platform: string,
  secret: string,
): Promise<void> {
  requireRight(ctx, siteId, "connections:manage");
  const plain = secretSchema.parse(secret);
  const { slug, secretForm } = findPlatform(platform);
  if (!secretForm.fits(plain)) throw invalid(secretForm.refusal, "secret");
  await addConnection(ctx, siteId, platform);
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      "select id from connections where site_id = $1 and platform = $2 for update",
      [siteId, slug],
    );
    const id = rows[0]?.id as string;
    await tx.query(
      `update connections set secret_encrypted = $3, secret_hint = $4, secret_set_at = $5,
         last_failure_at = null, last_failure_reason = null
       where site_id = $1 and id = $2`,
      [siteId, id, encryptSecret(plain, id), plain.slice(-4), ctx.clock.now()],
    );
  });
}

/** Forgets the secret: deliveries are refused from now on, what came before stays. */
export async function disconnectPlatform(ctx: Context, siteId: string, platform: string) {
  requireRight(ctx, siteId, "connections:manage");
  await query(
    `update connections set secret_encrypted = null, secret_hint = null, secret_set_at = null
     where site_id = $1 and platform = $2`,
    [siteId, findPlatform(platform).slug],
  );
}
