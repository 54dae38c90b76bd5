import { query } from "@/lib/db";
import { type Context, requireRight } from "@/lib/kernel";
import { matchWindowSchema } from "./declaration";

/** Sets how long declarations made from now on wait for their payment. */
export async function setMatchWindow(
  ctx: Context,
  input: { siteId: string; hours: number },
): Promise<void> {
  requireRight(ctx, input.siteId, "site:manage");
  const hours = matchWindowSchema.parse(input.hours);
  await query("update sites set match_window_hours = $2 where id = $1", [input.siteId, hours]);
}

/** How long a site's declarations wait for their payment, in hours. */
export async function readMatchWindow(ctx: Context, siteId: string): Promise<number> {
  requireRight(ctx, siteId, "site:read");
  const [row] = await query<{ hours: number }>(
    "select match_window_hours as hours from sites where id = $1",
    [siteId],
  );
  return row?.hours ?? 72;
}
