import { inTransaction, lockName } from "@/lib/db";
import { type Context, notFound } from "@/lib/kernel";
import { insertSite } from "./insert-site";
import { insertUser } from "./insert-user";
import { hashPassword } from "./password-hash";
import { type OwnerInput, ownerInput, siteInput } from "./schemas";
import type { Site } from "./site";

/**
 * Makes the first account and its site. Open to anybody, but only while there is no account at all;
 * throws `not_found` afterwards. Of two that try at once, one succeeds.
 */
export async function createOwner(
  ctx: Context,
  input: OwnerInput,
): Promise<{ userId: string; site: Site }> {
  const { email, name, password, siteName, timeZone } = ownerInput.parse(input);
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await lockName(tx, "the first owner");
    if ((await tx.query("select 1 from users limit 1")).rows.length > 0) throw notFound("page");
    const now = ctx.clock.now();
    const userId = await insertUser(tx, { email, name, passwordHash }, now);
    const site = await insertSite(tx, siteInput.parse({ name: siteName, timeZone }), now, userId);
    return { userId, site };
  });
}
