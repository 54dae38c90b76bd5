import { defineRoute } from "@/lib/http";
import { getDelivery } from "@/lib/inbox";

/** The body as it was kept, byte by byte, to be saved as a file. */
export const GET = defineRoute(
  { path: "/deliveries/[id]/body", method: "GET", access: { right: "deliveries:read" } },
  async (_request, { ctx, params }) => {
    const { id, body } = await getDelivery(ctx, params.id);
    return new Response(new Uint8Array(body), {
      headers: {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": `attachment; filename="${id}.json"`,
      },
    });
  },
);
