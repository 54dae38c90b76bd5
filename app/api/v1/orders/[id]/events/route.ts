import { readQuery } from "@/lib/api";
import { pageQuerySchema } from "@/lib/api/schemas";
import { defineKeyRoute, definePublicRoute, onlyFor } from "@/lib/http";
import { listOrderEvents } from "@/lib/timeline";

const path = "/api/v1/orders/[id]/events";

export const GET = defineKeyRoute(
  { path, method: "GET", access: { scope: "orders:read" } },
  async (request, { ctx, params }) => {
    const page = readQuery(pageQuerySchema, new URL(request.url).searchParams);
    const { events, nextCursor } = await listOrderEvents(ctx, params.id, page);
    return Response.json({
      data: events,
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
