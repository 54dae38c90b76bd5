import type { Queryable } from "@/lib/db";
import { pool } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { fromPublicId, notFound } from "@/lib/kernel";
import type { OrderStatus } from "./lifecycle";

export interface OrderHandle {
  id: string;
  siteId: string;
  status: OrderStatus;
}

/** An order that was loaded, and so is of the actor's sites; or its shown id. */
export type OrderOrId = string | Pick<OrderHandle, "id" | "siteId">;

/** The order itself, found first where only its shown id is known. Throws as `findOrder` does. */
export const orderOf = async (ctx: Context, order: OrderOrId) =>
  typeof order === "string" ? findOrder(ctx, order) : order;

/** Finds an order by its shown id among the actor's sites, or throws `not_found`. */
export async function findOrder(
  ctx: Context,
  publicId: string,
  db: Queryable = pool(),
): Promise<OrderHandle> {
  const { rows } = await db.query<{ id: string; site_id: string; status: OrderStatus }>(
    "select id, site_id, status from orders where site_id = any($1::uuid[]) and id = $2",
    [ctx.sites.map((site) => site.siteId), fromPublicId("order", publicId)],
  );
  const row = rows[0];
  if (!row) throw notFound("order");
  return { id: row.id, siteId: row.site_id, status: row.status };
}
