import { definePublicRoute, readBytes } from "@/lib/http";
import { findDestination, receiveDelivery } from "@/lib/sources";

const largestBody = 1024 * 1024;

export const POST = definePublicRoute(
  { path: "/api/webhooks/[platform]/[client_id]", method: "POST", access: "public" },
  async (request, { params }) => {
    const destination = await findDestination(params.platform, params.client_id);
    const body = await readBytes(request, largestBody);
    const { duplicate } = await receiveDelivery(destination, { headers: request.headers, body });
    return Response.json({ received: true, duplicate });
  },
);
