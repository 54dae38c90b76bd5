import { mount } from "@/lib/http";
import { getDelivery } from "@/lib/inbox";
import { defineRoute } from "@/lib/web";

/** The body as it was kept, byte by byte, to be saved as a file. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  defineRoute(
    { path: "/deliveries/[id]/body", access: { right: "deliveries:read" } },
    {
      GET: async (_request, { ctx, params }) => {
        const { id, body } = await getDelivery(ctx, params.id);
        return new Response(new Uint8Array(body), {
          headers: {
            "Content-Type": "application/octet-stream",
            "Content-Disposition": `attachment; filename="${id}.json"`,
          },
        });
      },
    },
  ),
);
