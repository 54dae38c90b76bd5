import { defineRoute } from "@/lib/http";
import { streamOrderChanges } from "@/lib/live";

/** Tells an open page, as server-sent events, that orders have changed. */
export const GET = defineRoute(
  { path: "/api/live", method: "GET", access: { right: "orders:read" } },
  async (request, { ctx }) =>
    new Response(await streamOrderChanges(ctx, { signal: request.signal }), {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        // Neither kept nor compressed nor collected on the way: each message goes out at once.
        "Cache-Control": "no-cache, no-transform",
        "X-Accel-Buffering": "no",
      },
    }),
);
