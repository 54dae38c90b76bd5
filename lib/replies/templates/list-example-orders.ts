import { query } from "@/lib/db";
import { type Context, formatMoney, requireRight } from "@/lib/kernel";

/** An order that a text can be tried on. */
export interface ExampleOrder {
  reference: string;
  /** Who, what and how much, in a few words. */
  label: string;
}

/** A site's newest orders, for the preview of a template. */
export async function listExampleOrders(
  ctx: Context,
  siteId: string,
  limit = 12,
): Promise<ExampleOrder[]> {
  requireRight(ctx, siteId, "replies:manage");
  const rows = await query<{
    reference: string;
    who: string | null;
    item: string;
    amount: bigint;
    currency: string;
  }>(
    `select reference, coalesce(customer_name, customer_email) as who, item_summary as item,
       amount, currency
     from orders where site_id = $1 order by placed_at desc, id desc limit $2`,
    [siteId, limit],
  );
  return rows.map(({ reference, who, item, ...money }) => ({
    reference,
    label: [who ?? "Somebody", item, formatMoney(money)].filter(Boolean).join(" · "),
  }));
}
