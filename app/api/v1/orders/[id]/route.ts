import { readQuery } from "@/lib/api";
import { noQuerySchema } from "@/lib/api/schemas";
import { defineKeyRoute, definePublicRoute, onlyFor } from "@/lib/http";
import { env } from "@/lib/kernel";
import { getOrder, presentOrder } from "@/lib/orders";

const path = "/api/v1/orders/[id]";

export const GET = defineKeyRoute(
  { path, method: "GET", access: { scope: "orders:read" } },
  async (request, { ctx, params }) => {
    readQuery(noQuerySchema, new URL(request.url).searchParams);
    return Response.json(presentOrder(await getOrder(ctx, params.id), env().appUrl));
  },
);

const others = onlyFor("GET");
export const POST = definePublicRoute({ path, method: "POST", access: "public" }, others);
export const PUT = definePublicRoute({ path, method: "PUT", access: "public" }, others);
export const PATCH = definePublicRoute({ path, method: "PATCH", access: "public" }, others);
export const DELETE = definePublicRoute({ path, method: "DELETE", access: "public" }, others);
export const OPTIONS = definePublicRoute({ path, method: "OPTIONS", access: "public" }, others);
