import { prisma } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { findButtonRow } from "./button";

/**
 * Takes a button away: where it is embedded nothing is drawn any more, and its page says so. What
 * was declared through it stays. Doing it twice changes nothing.
 */
export async function archiveButton(ctx: Context, buttonId: string): Promise<void> {
  const { id, siteId } = await findButtonRow(ctx, buttonId);
  const now = ctx.clock.now();
  await prisma().supportButton.updateMany({
    where: { id, siteId, archivedAt: null },
    data: { archivedAt: now, updatedAt: now },
  });
}

/** Brings an archived button back, under the address it had. */
export async function restoreButton(ctx: Context, buttonId: string): Promise<void> {
  const { id, siteId } = await findButtonRow(ctx, buttonId);
  await prisma().supportButton.updateMany({
    where: { id, siteId, archivedAt: { not: null } },
    data: { archivedAt: null, updatedAt: ctx.clock.now() },
  });
}
