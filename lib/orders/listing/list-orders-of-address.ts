import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { emailKeyOf, spellingsOf } from "@/lib/kernel";
import type { OrderRow } from "../order-row";
import { orderColumns } from "../order-row";

/**
 * The newest orders that were placed with an address, on the sites of `ctx` alone. For whoever has proved
 * that the address is theirs.
 */
export async function listOrdersOfAddress(
  ctx: Context,
  email: string,
  limit = 100,
): Promise<OrderRow[]> {
  const rows = await query<OrderRow & Record<string, unknown>>(
    `select ${orderColumns("= any($1::uuid[])")} from orders o join sites s on s.id = o.site_id
     where o.site_id = any($1::uuid[]) and lower(o.customer_email) = any($2::text[])
     order by o.placed_at desc, o.id desc limit $3`,
    [ctx.sites.map(({ siteId }) => siteId), spellingsOf(email), limit],
  );
  const key = emailKeyOf(email);
  return rows.filter((row) => emailKeyOf(row.customerEmail ?? "") === key);
}
