import { prisma } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { notFound, requireRight } from "@/lib/kernel";

/** A customer with their memberships. Throws `not_found` outside the actor's sites. */
export async function getCustomer(ctx: Context, siteId: string, customerId: string) {
  requireRight(ctx, siteId, "orders:read");
  const customer = await prisma().customer.findFirst({
    where: { id: customerId, siteId },
    include: { subscriptions: { orderBy: { updatedAt: "desc" } } },
  });
  if (!customer) throw notFound("customer");
  return customer;
}
