import type { Context } from "@/lib/kernel";
import { requireRight } from "@/lib/kernel";
import { countToday } from "./count-today";
import { type JudgedConnection, judgeConnections } from "./read-health";
import { webhookUrl } from "./webhook-url";

/** A connection as its page and the home page show it. */
export interface ConnectionState extends Omit<JudgedConnection, "clientId" | "lastRealAt"> {
  webhookUrl: string;
}

export interface ConnectionLine extends ConnectionState {
  /** Deliveries since midnight where the site is. */
  today: number;
}

/** The connections of one site, or of several, with how each is doing. Counts nothing that grows. */
export async function listConnectionStates(
  ctx: Context,
  siteIds: readonly string[],
): Promise<ConnectionState[]> {
  for (const siteId of siteIds) requireRight(ctx, siteId, "deliveries:read");
  const now = ctx.clock.now();
  const judged = await Promise.all(siteIds.map((siteId) => judgeConnections(siteId, now)));
  const byName = judged.flat().sort((a, b) => a.siteName.localeCompare(b.siteName));
  return byName.map(({ clientId, lastRealAt: _, ...line }) => ({
    ...line,
    webhookUrl: webhookUrl(line.platform, clientId),
  }));
}

/** The same, with what came today. */
export async function listConnections(
  ctx: Context,
  siteIds: readonly string[],
): Promise<ConnectionLine[]> {
  const states = await listConnectionStates(ctx, siteIds);
  const today = await countToday(siteIds, ctx.clock.now());
  return states.map((state) => ({ ...state, today: today.get(state.id) ?? 0 }));
}
