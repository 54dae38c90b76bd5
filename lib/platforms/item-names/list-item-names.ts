import { query } from "@/lib/db";
import { type Context, requireRight } from "@/lib/kernel";
import { listItemCodes } from "@/lib/orders";

/** A code that a site's orders hold. */
export interface NamedCode {
  platform: string;
  code: string;
  /** Null while nobody has named it. */
  name: string | null;
  orders: number;
  lastAt: Date;
}

const most = 500;

/** The codes that a site's orders hold with their names, those without a name first. */
export async function listItemNames(ctx: Context, siteId: string): Promise<NamedCode[]> {
  requireRight(ctx, siteId, "orders:read");
  const [codes, names] = await Promise.all([
    listItemCodes(siteId, most),
    query<{ platform: string; code: string; name: string }>(
      "select platform, code, name from item_names where site_id = $1",
      [siteId],
    ),
  ]);
  const known = new Map(names.map(({ platform, code, name }) => [`${platform} ${code}`, name]));
  return codes
    .map((used) => ({ ...used, name: known.get(`${used.platform} ${used.code}`) ?? null }))
    .sort((one, other) => Number(one.name !== null) - Number(other.name !== null));
}
