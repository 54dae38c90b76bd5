import { query } from "@/lib/db";

/** The ids (UUIDs) of all sites of the installation, for what is not of one site: a buyer's own orders. */
export async function listSiteIds(): Promise<string[]> {
  const rows = await query<{ id: string }>("select id from sites order by id");
  return rows.map(({ id }) => id);
}
