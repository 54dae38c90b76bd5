import type { Context } from "@/lib/kernel";
import { requireRight } from "@/lib/kernel";
import { type JudgedConnection, judgeConnections } from "./read-health";
import { webhookUrl } from "./webhook-url";

export interface ConnectionLine extends Omit<JudgedConnection, "clientId" | "lastRealAt"> {
  webhookUrl: string;
}

/** The connections of one site, or of several, with how each is doing. "Today" is the site's day. */
export async function listConnections(ctx: Context, siteIds: string[]): Promise<ConnectionLine[]> {
  for (const siteId of siteIds) requireRight(ctx, siteId, "deliveries:read");
  const now = ctx.clock.now();
  const judged = await Promise.all(siteIds.map((siteId) => judgeConnections(siteId, now)));
  const byName = judged.flat().sort((a, b) => a.siteName.localeCompare(b.siteName));
  return byName.map(({ clientId, lastRealAt: _, ...line }) => ({
    ...line,
    webhookUrl: webhookUrl(line.platform, clientId),
  }));
}
