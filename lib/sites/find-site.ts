import { query } from "@/lib/db";
import { type Context, notFound, requireRight } from "@/lib/kernel";
import { type Site, siteColumns } from "./site";

/**
 * The site that a slug or a client id names, whoever asks. For the command line and for callers
 * that prove themselves in another way; everything else uses `findSite`.
 */
export async function locateSite(handle: string): Promise<Site | undefined> {
  // No slug looks like a client id: slugs have no underscore.
  const column = handle.startsWith("cl_") ? "client_id" : "slug";
  const [site] = await query<Site & Record<string, unknown>>(
    `select ${siteColumns} from sites where ${column} = $1`,
    [handle],
  );
  return site;
}

/** The site that a slug or a client id names. Throws `not_found` unless the actor can see it. */
export async function findSite(ctx: Context, handle: string): Promise<Site> {
  const site = handle.includes("\0") ? undefined : await locateSite(handle);
  if (!site) throw notFound("site");
  requireRight(ctx, site.id, "site:read");
  return site;
}
