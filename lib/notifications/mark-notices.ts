import { channels, notifySoon, query } from "@/lib/db";
import { type Context, fromPublicId, requireUser } from "@/lib/kernel";
import { readable, readableValues } from "./readable";
import type { NoticeFilter } from "./schemas";

function wake(userId: string, rows: readonly unknown[]): number {
  if (rows.length > 0) notifySoon(channels.notices, userId);
  return rows.length;
}

/** Marks some of the person's own notices as read or unread. Returns how many that changed. */
export async function markNotices(
  ctx: Context,
  input: { ids: readonly string[]; read: boolean },
): Promise<number> {
  const user = requireUser(ctx);
  const ids = input.ids.map((id) => fromPublicId("notice", id));
  const rows = await query(
    `update notices set read_at = case when $3 then $4::timestamptz end
     where site_id = any($5::uuid[]) and user_id = $1 and id = any($2::uuid[])
       and (read_at is null) = $3 returning 1`,
    [user.id, ids, input.read, ctx.clock.now(), ctx.sites.map((site) => site.siteId)],
  );
  return wake(user.id, rows);
}

/** Marks everything that the filter shows as read. Returns how many notices that were. */
export async function markAllRead(
  ctx: Context,
  filter: Pick<NoticeFilter, "kind" | "site">,
): Promise<number> {
  const user = requireUser(ctx);
  const rows = await query(
    `update notices n set read_at = $4 from sites s
     where n.user_id = $1 and n.read_at is null and ${readable("$2", "$3")} and s.id = n.site_id
       and (cardinality($5::text[]) = 0 or s.slug = any($5)) returning 1`,
    [user.id, ...readableValues(ctx, filter.kind), ctx.clock.now(), filter.site],
  );
  return wake(user.id, rows);
}
