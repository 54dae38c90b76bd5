import { pool } from "@/lib/db";
import { type Context, requireRight } from "@/lib/kernel";
import { readSiteSettings, writeSiteSettings } from "@/lib/sites";
import { matchWindowSchema } from "../declaring/declaration";

/** Sets how long declarations made from now on wait for their payment. */
export async function setMatchWindow(
  ctx: Context,
  input: { siteId: string; hours: number },
): Promise<void> {
  requireRight(ctx, input.siteId, "site:manage");
  const hours = matchWindowSchema.parse(input.hours);
  await writeSiteSettings(pool(), input.siteId, { matchWindowHours: hours });
}

/** How long a site's declarations wait for their payment, in hours. */
export async function readMatchWindow(ctx: Context, siteId: string): Promise<number> {
  requireRight(ctx, siteId, "site:read");
  return (await readSiteSettings(pool(), siteId)).matchWindowHours;
}
