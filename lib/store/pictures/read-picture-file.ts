import { query } from "@/lib/db";
import { fromPublicId, notFound } from "@/lib/kernel";

/** One width of a picture, as WebP, for everybody who has its address. Throws `not_found`. */
export async function readPictureFile(address: {
  site: string;
  picture: string;
  width: string;
}): Promise<Buffer> {
  const width = /^\d{1,5}$/.test(address.width) ? Number(address.width) : 0;
  const [file] = await query<{ bytes: Buffer }>(
    "select bytes from store_picture_files where site_id = $1 and picture_id = $2 and width = $3",
    [fromPublicId("site", address.site), fromPublicId("picture", address.picture), width],
  );
  if (!file) throw notFound("picture");
  return file.bytes;
}
