import { callerAddress } from "@/lib/auth";
import { definePublicRoute, readBytes } from "@/lib/http";
import { receiveDelivery } from "@/lib/inbox";
import { findDestination } from "@/lib/platforms";
import { callerNetwork } from "@/lib/sites";

const largestBody = 1024 * 1024;

export const POST = definePublicRoute(
  { path: "/api/webhooks/[platform]/[client_id]", method: "POST", access: "public" },
  async (request, { params }) => {
    const destination = await findDestination(params.platform, params.client_id);
    const body = await readBytes(request, largestBody);
    const delivery = { headers: request.headers, body };
    const caller = callerNetwork(callerAddress(request.headers));
    const { duplicate } = await receiveDelivery(destination, delivery, caller);
    return Response.json({ received: true, duplicate });
  },
);
