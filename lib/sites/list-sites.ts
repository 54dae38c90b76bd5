import { query } from "@/lib/db";
import { type Context, sitesWith } from "@/lib/kernel";
import { type Site, siteColumns } from "./site";

/** The sites that the actor can see, by name. */
export async function listSites(ctx: Context): Promise<Site[]> {
  return query<Site & Record<string, unknown>>(
    `select ${siteColumns} from sites where id = any($1) order by lower(name), id`,
    [sitesWith(ctx, "site:read")],
  );
}
