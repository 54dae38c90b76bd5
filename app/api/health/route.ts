import { pingDatabase } from "@/lib/db";
import { definePublicRoute } from "@/lib/http";

/** For load balancers and containers: 200 when the database answers, 503 when it does not. */
export const GET = definePublicRoute(
  { path: "/api/health", method: "GET", access: "public" },
  async () => {
    await pingDatabase();
    return Response.json({ status: "ok" });
  },
);
