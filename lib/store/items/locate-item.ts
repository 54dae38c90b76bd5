import { query } from "@/lib/db";
import { fromPublicId } from "@/lib/kernel";
import type { ItemRow } from "./item-row";
import { findItem } from "./read-items";

/** One item of whatever site, for the command line; undefined where there is none. */
export async function locateItem(publicId: string): Promise<ItemRow | undefined> {
  const id = fromPublicId("item", publicId);
  const [found] = await query<{ siteId: string }>(
    `select site_id as "siteId" from store_items where id = $1`,
    [id],
  );
  return found && findItem(found.siteId, id);
}
