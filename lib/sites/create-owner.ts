import { inTransaction } from "@/lib/db";
import { type Context, notFound } from "@/lib/kernel";
import { hasUsers } from "./has-users";
import { insertSite } from "./insert-site";
import { insertUser, lockFirstAccount } from "./insert-user";
import { hashPassword } from "./passwords/password-hash";
import { refuseWeakPassword } from "./passwords/refuse-weak-password";
import { type OwnerInput, ownerInput, siteInput } from "./schemas";
import { asksForSetupCode, checkSetupCode } from "./sign-in/setup-code";
import type { Site } from "./site";

/**
 * Makes the first account and its site. Open to anybody, but only while there is no account at all;
 * throws `not_found` afterwards. Of two that try at once, one succeeds. Where others than this machine
 * can come, it takes the set-up code; `invalid_request` names what is wrong. `address` is the caller's
 * network address, for counting attempts.
 */
export async function createOwner(
  ctx: Context,
  input: OwnerInput,
  address = "unknown",
): Promise<{ userId: string; site: Site }> {
  const { email, name, password, siteName, timeZone, setupCode } = ownerInput.parse(input);
  // Hashing takes a core for a while: not for somebody who comes too late.
  if (await hasUsers()) throw notFound("page");
  // The system's own: demo content.
  const isSystem = ctx.actor.kind === "system";
  if (asksForSetupCode() && !isSystem) await checkSetupCode(setupCode, address, ctx.clock.now());
  refuseWeakPassword(password, { email, names: isSystem ? [] : [name, siteName] });
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await lockFirstAccount(tx);
    if ((await tx.query("select 1 from users limit 1")).rows.length > 0) throw notFound("page");
    const now = ctx.clock.now();
    const userId = await insertUser(tx, { email, name, passwordHash }, now);
    const site = await insertSite(tx, siteInput.parse({ name: siteName, timeZone }), now, userId);
    return { userId, site };
  });
}
