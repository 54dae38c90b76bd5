import { query } from "@/lib/db";
import { type Context, requireUser } from "@/lib/kernel";
import { readable, readableValues } from "./readable";

/** From here on it no longer matters how many. */
export const mostCounted = 100;

/** How many of the person's notices are unread, 100 at most. */
export async function countUnread(ctx: Context): Promise<number> {
  const user = requireUser(ctx);
  const [row] = await query<{ count: number }>(
    `select count(*)::int as count from (
       select 1 from notices n
       where n.user_id = $1 and n.read_at is null and ${readable("$2", "$3")} limit $4
     ) as counted`,
    [user.id, ...readableValues(ctx), mostCounted],
  );
  return row?.count ?? 0;
}
