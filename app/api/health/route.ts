import { pingDatabase } from "@/lib/db";
import { definePublicRoute, mount } from "@/lib/http";

/** For load balancers and containers: 200 when the database answers, 503 when it does not. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  definePublicRoute(
    { path: "/api/health", access: "public" },
    {
      GET: async () => {
        await pingDatabase();
        return Response.json({ status: "ok" });
      },
    },
  ),
);
