import { inTransaction, query } from "@/lib/db";
import { type Context, env, forbidden, OnetillError } from "@/lib/kernel";
import { insertSite } from "./insert-site";
import { type SiteInput, siteInput } from "./schemas";
import type { Site } from "./site";

/**
 * Whether the actor may make sites: the installation's owner and the system, and with
 * `SITE_CREATION=everybody` whoever has an account. Others are invited to sites.
 */
export async function mayCreateSites({ actor }: Pick<Context, "actor">): Promise<boolean> {
  if (actor.kind === "system") return true;
  if (actor.kind !== "user") return false;
  if (env().siteCreation === "everybody") return true;
  const rows = await query("select 1 from users where id = $1 and is_installation_owner", [
    actor.id,
  ]);
  return rows.length > 0;
}

/**
 * Makes a site; the person who makes it becomes its owner. Throws `unauthenticated`, `forbidden` for
 * somebody who may not make sites here, or `invalid_request` naming the field.
 */
export async function createSite(ctx: Context, input: SiteInput): Promise<Site> {
  if (ctx.actor.kind !== "user" && ctx.actor.kind !== "system") {
    throw new OnetillError("unauthenticated", "Sign in first.");
  }
  if (!(await mayCreateSites(ctx))) {
    throw forbidden("Only the owner of this installation makes sites. Ask to be invited to one.");
  }
  const parsed = siteInput.parse(input);
  const ownerId = ctx.actor.kind === "user" ? ctx.actor.id : undefined;
  return inTransaction((tx) => insertSite(tx, parsed, ctx.clock.now(), ownerId));
}
