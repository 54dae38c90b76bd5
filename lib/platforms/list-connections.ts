import type { Context } from "@/lib/kernel";
import { requireRight } from "@/lib/kernel";
import { type JudgedConnection, readHealth } from "./read-health";
import { webhookUrl } from "./webhook-url";

export interface ConnectionLine extends Omit<JudgedConnection, "clientId" | "lastRealAt"> {
  webhookUrl: string;
}

/** The connections of one site, or of several, with how each is doing. "Today" is the site's day. */
export async function listConnections(ctx: Context, siteIds: string[]): Promise<ConnectionLine[]> {
  for (const siteId of siteIds) requireRight(ctx, siteId, "deliveries:read");
  const which = "c.site_id = any($2::uuid[]) order by s.name, c.platform";
  const judged = await readHealth(which, [siteIds], ctx.clock.now());
  return judged.map(({ clientId, lastRealAt: _, ...line }) => ({
    ...line,
    webhookUrl: webhookUrl(line.platform, clientId),
  }));
}
