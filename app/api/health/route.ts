import { query } from "@/lib/db";
import { definePublicRoute } from "@/lib/http";

/** For load balancers and containers: 200 when the database answers, 503 when it does not. */
export const GET = definePublicRoute(
  { path: "/api/health", method: "GET", access: "public" },
  async () => {
    await query("select 1");
    return Response.json({ status: "ok" });
  },
);
