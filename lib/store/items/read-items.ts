import { pool, type Queryable, query } from "@/lib/db";
import {
  type Context,
  fromPublicId,
  invalid,
  notFound,
  requireRight,
  sitesWith,
  toPublicId,
} from "@/lib/kernel";
import { type ItemRow, itemColumns } from "./item-row";

const from = "from store_items i join sites s on s.id = i.site_id";
/** The actor's sites. */
const ours = "= any($1::uuid[])";
type Row = ItemRow & Record<string, unknown>;

/** The items of the actor's sites, in the order in which each site shows them. */
export const listItems = (ctx: Context, siteIds?: readonly string[]): Promise<ItemRow[]> => {
  const mine = sitesWith(ctx, "items:read").filter((id) => siteIds?.includes(id) ?? true);
  return query<Row>(
    `select ${itemColumns(ours)} ${from}
     where i.site_id ${ours} and i.removed_at is null
     order by i.site_id, i.position, i.id`,
    [mine],
  );
};

/**
 * A page of them, from after the item that the cursor names. Throws `invalid_request` for a cursor that is
 * of no item that is still there.
 */
export async function pageItems(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ items: ItemRow[]; nextCursor: string | null }> {
  const all = await listItems(ctx);
  const start =
    cursor === undefined ? 0 : all.findIndex(({ id }) => toPublicId("item", id) === cursor) + 1;
  if (cursor !== undefined && start === 0) {
    throw invalid("cursor is not one that this list gave", "cursor");
  }
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  const hasMore = start + limit < all.length;
  return { items, nextCursor: hasMore && last ? toPublicId("item", last.id) : null };
}

/** One item by its shown id. Throws `not_found` outside the actor's sites, and for one that was removed. */
export const getItem = (ctx: Context, publicId: string): Promise<ItemRow> =>
  loadItem(ctx, publicId, "items:read");

/** The same for whoever may do this with it: who may write gets to see what they have written. */
export async function loadItem(
  ctx: Context,
  publicId: string,
  right: "items:read" | "items:write",
  db: Queryable = pool(),
): Promise<ItemRow> {
  const { rows } = await db.query<Row>(
    `select ${itemColumns(ours)} ${from}
     where i.site_id ${ours} and i.id = $2 and i.removed_at is null`,
    [ctx.sites.map(({ siteId }) => siteId), fromPublicId("item", publicId)],
  );
  const [row] = rows;
  if (!row) throw notFound("item");
  requireRight(ctx, row.siteId, right);
  return row;
}

/** What anybody may see of a site's store: the items that can be asked for. */
export const showItems = (siteId: string): Promise<ItemRow[]> =>
  query<Row>(
    `select ${itemColumns("= $1")} ${from}
     where i.site_id = $1 and i.removed_at is null and i.is_on
     order by i.position, i.id`,
    [siteId],
  );

/** One of them by its address; undefined where there is none. */
export async function showItem(siteId: string, slug: string): Promise<ItemRow | undefined> {
  const rows = await query<Row>(
    `select ${itemColumns("= $1")} ${from}
     where i.site_id = $1 and i.slug = $2 and i.removed_at is null and i.is_on`,
    [siteId, slug],
  );
  return rows[0];
}

/** One item of a site by its UUID; undefined where there is none. */
export async function findItem(siteId: string, id: string): Promise<ItemRow | undefined> {
  const rows = await query<Row>(
    `select ${itemColumns("= $1")} ${from}
     where i.site_id = $1 and i.id = $2 and i.removed_at is null`,
    [siteId, id],
  );
  return rows[0];
}
