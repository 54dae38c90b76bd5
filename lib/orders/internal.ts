import type { Queryable } from "@/lib/db";
import { pool } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { fromPublicId, notFound } from "@/lib/kernel";
import type { CommandSubject } from "./commands";
import type { OrderKind, OrderStatus } from "./lifecycle";
import type { PaymentStatus } from "./payment-lifecycle";

export interface OrderHandle extends CommandSubject {
  id: string;
  siteId: string;
}

interface HandleRow {
  id: string;
  site_id: string;
  kind: OrderKind;
  status: OrderStatus;
  payment_status: PaymentStatus;
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
  const { rows } = await db.query<HandleRow & Record<string, unknown>>(
    `select id, site_id, kind, status, payment_status from orders
     where site_id = any($1::uuid[]) and id = $2`,
    [ctx.sites.map((site) => site.siteId), fromPublicId("order", publicId)],
  );
  const row = rows[0];
  if (!row) throw notFound("order");
  const { id, site_id: siteId, kind, status, payment_status: paymentStatus } = row;
  return { id, siteId, kind, status, paymentStatus };
}
