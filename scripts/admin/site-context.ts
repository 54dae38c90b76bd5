import { readClock } from "@/lib/db";
import { type Context, notFound, systemContext } from "@/lib/kernel";
import { locateSite, type Site } from "@/lib/sites";

/** The context of the command line, which may do everything on the sites named. */
export const commandContext = async (siteIds: string[] = []): Promise<Context> =>
  systemContext("command line", siteIds, await readClock());

/** The site that a client id or a slug names, and the context to work on it. Throws `not_found`. */
export async function siteContext(handle: string): Promise<{ site: Site; ctx: Context }> {
  const site = await locateSite(handle);
  if (!site) throw notFound(`site: ${handle}`);
  return { site, ctx: await commandContext([site.id]) };
}
