import { type Context, notFound, type Role } from "@/lib/kernel";

/** The actor's role on a site they can see. Throws `not_found` for any other. */
export function roleOn(ctx: Context, siteId: string): Role {
  const access = ctx.sites.find((site) => site.siteId === siteId);
  if (!access) throw notFound("site");
  return access.role;
}
