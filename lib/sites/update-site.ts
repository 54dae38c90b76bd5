import { query } from "@/lib/db";
import { type Context, notFound, requireRight } from "@/lib/kernel";
import { type SiteChange, siteChange } from "./schemas";
import { type Site, siteColumns } from "./site";

/** Changes name, address, time zone and currency. The slug stays, so that links keep working. */
export async function updateSite(ctx: Context, input: SiteChange): Promise<Site> {
  requireRight(ctx, input.siteId, "site:manage");
  const { siteId, name, url, timeZone, currency } = siteChange.parse(input);
  const [site] = await query<Site & Record<string, unknown>>(
    `update sites set name = $2, url = $3, time_zone = $4, currency = $5 where id = $1
     returning ${siteColumns}`,
    [siteId, name, url, timeZone, currency],
  );
  if (!site) throw notFound("site");
  return site;
}
