import { readOrderQuery } from "@/lib/api";
import { defineKeyRoute, definePublicRoute, onlyFor } from "@/lib/http";
import { env } from "@/lib/kernel";
import { listOrders, presentOrder } from "@/lib/orders";

const path = "/api/v1/orders";

export const GET = defineKeyRoute(
  { path, method: "GET", access: { scope: "orders:read" } },
  async (request, { ctx }) => {
    const { searchParams } = new URL(request.url);
    const { orders, nextCursor } = await listOrders(ctx, readOrderQuery(searchParams));
    return Response.json({
      data: orders.map((order) => presentOrder(order, env().appUrl)),
      has_more: nextCursor !== null,
      next_cursor: nextCursor,
    });
  },
);

const others = onlyFor("GET");
export const POST = definePublicRoute({ path, method: "POST", access: "public" }, others);
export const PUT = definePublicRoute({ path, method: "PUT", access: "public" }, others);
export const PATCH = definePublicRoute({ path, method: "PATCH", access: "public" }, others);
export const DELETE = definePublicRoute({ path, method: "DELETE", access: "public" }, others);
export const OPTIONS = definePublicRoute({ path, method: "OPTIONS", access: "public" }, others);
