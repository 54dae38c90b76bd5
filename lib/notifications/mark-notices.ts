import { channels, inTransaction, notifySoon, type Transaction } from "@/lib/db";
import { type Context, fromPublicId, requireUser } from "@/lib/kernel";
import { visibleSites } from "@/lib/lists";
import { readableKinds } from "./readable";
import type { NoticeFilter } from "./schemas";

/** Does it in each of the sites, all or none, and wakes the person's pages. Returns how many notices changed. */
async function markInEach(
  userId: string,
  sites: readonly string[],
  mark: (tx: Transaction, siteId: string) => Promise<{ rowCount: number | null }>,
): Promise<number> {
  const changed = await inTransaction(async (tx) => {
    let count = 0;
    for (const siteId of sites) count += (await mark(tx, siteId)).rowCount ?? 0;
    return count;
  });
  if (changed > 0) notifySoon(channels.notices, userId);
  return changed;
}

/** Marks some of the person's own notices as read or unread. Returns how many that changed. */
export async function markNotices(
  ctx: Context,
  input: { ids: readonly string[]; read: boolean },
): Promise<number> {
  const user = requireUser(ctx);
  const ids = input.ids.map((id) => fromPublicId("notice", id));
  const readAt = input.read ? ctx.clock.now() : null;
  const sites = ctx.sites.map((site) => site.siteId);
  return markInEach(user.id, sites, (tx, siteId) =>
    tx.query(
      `update notices set read_at = $4::timestamptz
       where site_id = $1 and user_id = $2 and id = any($3::uuid[])
         and (read_at is null) = ($4::timestamptz is not null)`,
      [siteId, user.id, ids, readAt],
    ),
  );
}

/** Marks everything that the filter shows as read. Returns how many notices that were. */
export async function markAllRead(
  ctx: Context,
  filter: Pick<NoticeFilter, "kind" | "site">,
): Promise<number> {
  const user = requireUser(ctx);
  const kindsOf = readableKinds(ctx, filter.kind);
  const named = await visibleSites(ctx, filter.site, "site:read");
  const sites = named.filter((siteId) => kindsOf.has(siteId));
  return markInEach(user.id, sites, (tx, siteId) =>
    tx.query(
      `update notices set read_at = $4
       where site_id = $1 and user_id = $2 and kind = any($3::text[]) and read_at is null`,
      [siteId, user.id, kindsOf.get(siteId), ctx.clock.now()],
    ),
  );
}
