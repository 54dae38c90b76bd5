import { shareNames, type Transaction } from "@/lib/db";
import type { NewOrder } from "@/lib/orders";
import { codeOf } from "./code-of";

/** Whoever names a code holds this alone; whoever places orders with it shares it. */
export const codeLock = (about: { siteId: string; platform: string }, code: string) =>
  `${about.siteId}:${about.platform}:item ${code}`;

/**
 * The same orders with the names that the site has given to codes. Nobody names one of them until the
 * transaction ends, so that no order is missed between what is placed and what is renamed.
 */
export async function nameItems(
  tx: Transaction,
  source: { siteId: string; platform: string },
  orders: readonly NewOrder[],
): Promise<NewOrder[]> {
  const codes = orders.flatMap(({ items }) => items.flatMap((item) => codeOf(item) ?? []));
  if (codes.length === 0) return [...orders];
  await shareNames(
    tx,
    codes.map((code) => codeLock(source, code)),
  );
  const { rows } = await tx.query<{ code: string; name: string }>(
    "select code, name from item_names where site_id = $1 and platform = $2 and code = any($3::text[])",
    [source.siteId, source.platform, [...new Set(codes)]],
  );
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return orders.map((order) => ({
    ...order,
    items: order.items.map((item) => ({
      ...item,
      name: names.get(codeOf(item) ?? "") ?? item.name,
    })),
  }));
}
