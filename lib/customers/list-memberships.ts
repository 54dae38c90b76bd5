import { prisma } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { requireRight } from "@/lib/kernel";

/** The memberships of one customer, what changed last first. */
export async function listMemberships(ctx: Context, siteId: string, customerId: string) {
  requireRight(ctx, siteId, "orders:read");
  return prisma().subscription.findMany({
    where: { siteId, customerId },
    orderBy: { updatedAt: "desc" },
  });
}
