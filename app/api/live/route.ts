import { mount } from "@/lib/http";
import { streamChanges } from "@/lib/live";
import { defineRoute } from "@/lib/web";

/** Tells an open page, as server-sent events, what has changed. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  defineRoute(
    { path: "/api/live", access: { right: "orders:read" } },
    {
      GET: async (request, { ctx }) =>
        new Response(await streamChanges(ctx, { signal: request.signal }), {
          headers: {
            "Content-Type": "text/event-stream; charset=utf-8",
            // Neither kept nor compressed nor collected on the way: each message goes out at once.
            "Cache-Control": "no-cache, no-transform",
            "X-Accel-Buffering": "no",
          },
        }),
    },
  ),
);
