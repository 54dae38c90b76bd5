import { inTransaction, query } from "@/lib/db";
import { type Context, requireUser } from "@/lib/kernel";
import { type NoticeKind, type NoticeWay, noticeKindNames, noticeKinds } from "./schemas";

/** How the person hears of each kind: as they said, or as is usual. */
export async function listPreferences(ctx: Context): Promise<Record<NoticeKind, NoticeWay>> {
  const rows = await query<{ kind: NoticeKind; way: NoticeWay }>(
    "select kind, delivery as way from notice_preferences where user_id = $1",
    [requireUser(ctx).id],
  );
  const said = new Map(rows.map(({ kind, way }) => [kind, way]));
  return Object.fromEntries(
    noticeKindNames.map((kind) => [kind, said.get(kind) ?? noticeKinds[kind].usually]),
  ) as Record<NoticeKind, NoticeWay>;
}

/** Sets how the person hears of one kind. Without mail, nothing of that kind waits for a digest any more. */
export async function setPreference(
  ctx: Context,
  { kind, way }: { kind: NoticeKind; way: NoticeWay },
): Promise<void> {
  const user = requireUser(ctx);
  await inTransaction(async (tx) => {
    await tx.query(
      `insert into notice_preferences (user_id, kind, delivery) values ($1, $2, $3)
       on conflict (user_id, kind) do update set delivery = excluded.delivery`,
      [user.id, kind, way],
    );
    if (way === "at_once" || way === "digest") return;
    for (const { siteId } of ctx.sites) {
      await tx.query(
        `update notices set delivery = 'in_app'
         where site_id = $3 and user_id = $1 and kind = $2 and delivery = 'digest'
           and digested_at is null`,
        [user.id, kind, siteId],
      );
    }
  });
}
