import type { PackingOrder } from "@/components/packing/packing-order";
import { readAddress, writeAddress } from "@/lib/addresses";
import { type Context, can, fromPublicId, toPublicId } from "@/lib/kernel";
import { answersOf, listOrders, type OrderRow } from "@/lib/orders";
import { mayRun, noFilter } from "@/lib/orders/schemas";
import { codeOf, platformName } from "@/lib/platforms";

/** So many are on the table at once; the next ones follow as these are sent. */
export const mostOnTable = 100;

async function present(ctx: Context, row: OrderRow): Promise<PackingOrder> {
  const { address, others: _ } = readAddress(row.shipping ?? {});
  return {
    id: toPublicId("order", row.id),
    reference: row.reference,
    siteId: row.siteId,
    siteName: row.siteName,
    platform: row.platform,
    platformName: platformName(row.platform),
    customerName: row.customerName,
    customerEmail: row.customerEmail,
    items: row.items.map((item) => ({
      ...{ name: item.name, variation: item.variation, quantity: item.quantity },
      answers: answersOf(item.details),
      code: codeOf(item),
    })),
    summary: row.itemSummary,
    message: row.message,
    isPrivate: row.messagePrivate,
    address: await writeAddress(address),
    telephone: address.telephone,
    isTest: row.isTest,
    needsReview: row.needsReview,
    amount: Number(row.amount),
    currency: row.currency,
    placedAt: row.placedAt.toISOString(),
    zone: row.siteTimeZone,
    mayComplete: can(ctx, row.siteId, "orders:write") && mayRun("complete", row, "person"),
    mayReopen: mayRun("reopen", { ...row, status: "completed" }, "person"),
  };
}

/** What waits to be sent, the longest waiting first; how many more there are than lie on the table. */
export async function readPacking(
  ctx: Context,
  site: string | undefined,
): Promise<{ orders: PackingOrder[]; hasMore: boolean }> {
  const filter = { ...noFilter, status: ["accepted" as const], site: site ? [site] : [] };
  const { rows, nextCursor } = await listOrders(ctx, {
    filter,
    sort: { by: "placed_at", descending: false },
    limit: mostOnTable,
  });
  const orders = await Promise.all(rows.map((row) => present(ctx, row)));
  return { orders, hasMore: nextCursor !== null };
}

/** Orders by their shown ids, in that order, as far as this person sees them; of any status. */
export async function readNamed(ctx: Context, ids: readonly string[]): Promise<PackingOrder[]> {
  const filter = { ...noFilter, ids: ids.map((id) => fromPublicId("order", id)) };
  const { rows } = await listOrders(ctx, {
    ...{ filter, limit: 200 },
    sort: { by: "placed_at", descending: false },
  });
  const orders = await Promise.all(rows.map((row) => present(ctx, row)));
  return ids.flatMap((id) => orders.find((order) => order.id === id) ?? []);
}
