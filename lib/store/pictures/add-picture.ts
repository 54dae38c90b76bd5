import { inTransaction } from "@/lib/db";
import { type Context, conflict, newId, storableText } from "@/lib/kernel";
import { loadItem } from "../items/read-items";
import { drawPicture } from "./draw-picture";
import { mostPictures } from "./picture-bounds";

/**
 * Adds a picture after the others of an item. Throws `invalid_request` and `too_large` naming `picture`, and
 * `conflict` where the item has as many as it may have.
 */
export async function addPicture(
  ctx: Context,
  itemId: string,
  { bytes, alt = "" }: { bytes: Buffer; alt?: string },
): Promise<{ id: string }> {
  const item = await loadItem(ctx, itemId, "items:write");
  const drawn = await drawPicture(bytes);
  const id = newId();
  await inTransaction(async (tx) => {
    // Whoever adds to the same item waits: so it never has one too many.
    await tx.query("select 1 from store_items where site_id = $1 and id = $2 for update", [
      item.siteId,
      item.id,
    ]);
    const { rowCount } = await tx.query(
      `insert into store_pictures (site_id, id, item_id, position, alt, width, height)
       select $1, $2, $3, coalesce(max(position), 0) + 1, $4, $5, $6 from store_pictures
       where site_id = $1 and item_id = $3 having count(*) < $7`,
      [
        ...[item.siteId, id, item.id, storableText(alt).trim().slice(0, 300)],
        ...[drawn.width, drawn.height, mostPictures],
      ],
    );
    if (!rowCount) throw conflict(`An item has at most ${mostPictures} pictures.`);
    for (const { width, bytes: file } of drawn.files) {
      await tx.query(
        "insert into store_picture_files (site_id, picture_id, width, bytes) values ($1, $2, $3, $4)",
        [item.siteId, id, width, file],
      );
    }
  });
  return { id };
}
