import type { PersonAccess } from "@/lib/http";
import { type Context, forbidden, OnetillError, sitesWith } from "@/lib/kernel";

/**
 * The first gate in front of a page, action or cookie route: a session where one is needed, and the
 * right on at least one site. Throws `unauthenticated` or `forbidden`.
 */
export function requireAccess(ctx: Context, access: PersonAccess): void {
  if (access === "public" || access === "sandbox") return;
  if (ctx.actor.kind !== "user") throw new OnetillError("unauthenticated", "Sign in first.");
  if (access !== "signed-in" && sitesWith(ctx, access.right).length === 0) {
    throw forbidden("Your role does not allow that.");
  }
}
