import { query } from "@/lib/db";
import { type Context, requireRight, sitesWith, storableText } from "@/lib/kernel";

/** What anybody may see of a site's store, beside its items. */
export interface StoreFront {
  id: string;
  slug: string;
  name: string;
  url: string | null;
  timeZone: string;
  accentColor: string | null;
  intro: string | null;
}

/** The open store of a site; undefined where there is none. */
export async function findStoreFront(slug: string): Promise<StoreFront | undefined> {
  if (slug.includes("\0")) return undefined;
  const [row] = await query<StoreFront & Record<string, unknown>>(
    `select id, slug, name, url, time_zone as "timeZone", accent_color as "accentColor",
       store_intro as intro
     from sites where slug = $1 and store_is_open`,
    [slug],
  );
  return row;
}

/** Opens a site's store to everybody, or closes it. */
export async function setStoreOpen(ctx: Context, siteId: string, isOpen: boolean): Promise<void> {
  requireRight(ctx, siteId, "items:write");
  await query("update sites set store_is_open = $2 where id = $1", [siteId, isOpen]);
}

/** What a site's store says of itself above its items; null says nothing. */
export async function setStoreIntro(
  ctx: Context,
  siteId: string,
  intro: string | null,
): Promise<void> {
  requireRight(ctx, siteId, "items:write");
  await query("update sites set store_intro = $2 where id = $1", [
    siteId,
    intro && storableText(intro),
  ]);
}

/** A site's store as its own people see it, open or not. */
export interface OwnStoreFront {
  isOpen: boolean;
  intro: string | null;
}

/** The stores of all sites whose items the actor may see, by the site's id. */
export async function listStoreFronts(ctx: Context): Promise<ReadonlyMap<string, OwnStoreFront>> {
  const rows = await query<OwnStoreFront & { id: string }>(
    `select id, store_is_open as "isOpen", store_intro as intro from sites
     where id = any($1::uuid[])`,
    [sitesWith(ctx, "items:read")],
  );
  return new Map(rows.map(({ id, ...front }) => [id, front]));
}
