import { inTransaction } from "@/lib/db";
import { type Context, OnetillError } from "@/lib/kernel";
import { insertSite } from "./insert-site";
import { type SiteInput, siteInput } from "./schemas";
import type { Site } from "./site";

/**
 * Makes a site; the person who makes it becomes its owner. Any signed-in person may.
 * Throws `unauthenticated`, or `invalid_request` naming the field.
 */
export async function createSite(ctx: Context, input: SiteInput): Promise<Site> {
  if (ctx.actor.kind !== "user" && ctx.actor.kind !== "system") {
    throw new OnetillError("unauthenticated", "Sign in first.");
  }
  const parsed = siteInput.parse(input);
  const ownerId = ctx.actor.kind === "user" ? ctx.actor.id : undefined;
  return inTransaction((tx) => insertSite(tx, parsed, ctx.clock.now(), ownerId));
}
