import { query } from "@/lib/db";
import { type Context, type Right, sitesWith, toPublicId } from "@/lib/kernel";

/** The sites of a filter that the actor may see; a name of anybody else's matches nothing. */
export async function visibleSites(
  ctx: Context,
  wanted: readonly string[],
  right: Right,
): Promise<string[]> {
  const visible = sitesWith(ctx, right);
  if (wanted.length === 0) return visible;
  const names = new Set(wanted);
  const rows = await query<{ id: string; slug: string; client_id: string }>(
    "select id, slug, client_id from sites where id = any($1::uuid[])",
    [visible],
  );
  return rows
    .filter(
      ({ id, slug, client_id }) =>
        names.has(slug) || names.has(client_id) || names.has(toPublicId("site", id)),
    )
    .map(({ id }) => id);
}
