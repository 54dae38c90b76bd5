import { receiveDelivery } from "@/lib/inbox";
import { recallDestination } from "@/lib/platforms";
import { callerNetwork } from "@/lib/sites";
import { callerAddress } from "./caller-address";
import { definePublicRoute } from "./define-public-route";
import { jsonAnswer } from "./json-answer";
import { readBytes } from "./read-bytes";

const largestBody = 1024 * 1024;

/** Where platforms deliver. The proof is checked by `receiveDelivery`. */
export const receiveWebhook = definePublicRoute(
  { path: "/api/webhooks/[platform]/[client_id]", access: "public" },
  {
    POST: async (request, { params }) => {
      const destination = await recallDestination(params.platform, params.client_id);
      const body = await readBytes(request, largestBody);
      const delivery = { headers: request.headers, body };
      const caller = callerNetwork(callerAddress(request.headers));
      const { duplicate } = await receiveDelivery(destination, delivery, caller);
      return jsonAnswer({ received: true, duplicate });
    },
  },
);
