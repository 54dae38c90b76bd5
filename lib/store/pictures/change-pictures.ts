import { query } from "@/lib/db";
import { type Context, fromPublicId, notFound, storableText } from "@/lib/kernel";
import { loadItem } from "../items/read-items";

const itemToChange = (ctx: Context, itemId: string) => loadItem(ctx, itemId, "items:write");

/** Says what a picture shows. */
export async function changeAlt(
  ctx: Context,
  input: { itemId: string; pictureId: string; alt: string },
): Promise<void> {
  const { siteId, id } = await itemToChange(ctx, input.itemId);
  const rows = await query(
    `update store_pictures set alt = $4 where site_id = $1 and item_id = $2 and id = $3 returning 1`,
    [
      ...[siteId, id, fromPublicId("picture", input.pictureId)],
      storableText(input.alt).trim().slice(0, 300),
    ],
  );
  if (rows.length === 0) throw notFound("picture");
}

/** Puts an item's pictures in this order; the first stands in the store and in shared links. */
export async function orderPictures(
  ctx: Context,
  input: { itemId: string; pictureIds: readonly string[] },
): Promise<void> {
  const { siteId, id } = await itemToChange(ctx, input.itemId);
  await query(
    `update store_pictures p set position = o.at
     from unnest($3::uuid[]) with ordinality as o(id, at)
     where p.site_id = $1 and p.item_id = $2 and p.id = o.id`,
    [siteId, id, input.pictureIds.map((one) => fromPublicId("picture", one))],
  );
}

/** Throws a picture away, for good. */
export async function removePicture(
  ctx: Context,
  input: { itemId: string; pictureId: string },
): Promise<void> {
  const { siteId, id } = await itemToChange(ctx, input.itemId);
  const rows = await query(
    `delete from store_pictures where site_id = $1 and item_id = $2 and id = $3 returning 1`,
    [siteId, id, fromPublicId("picture", input.pictureId)],
  );
  if (rows.length === 0) throw notFound("picture");
}
