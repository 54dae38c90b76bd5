import { defineRoute } from "@/lib/http";
import { readLatest } from "@/lib/notifications";

/** What the bell shows. */
export const GET = defineRoute(
  { path: "/notifications/latest", method: "GET", access: "signed-in" },
  async (_request, { ctx }) => Response.json(await readLatest(ctx)),
);
