import { stripeDeliveries } from "@/lib/desk";
import { type Destination, receiveDelivery } from "@/lib/inbox";
import { findStripeDestination } from "@/lib/payments";
import { recallDestination } from "@/lib/platforms";
import { callerNetwork } from "@/lib/sites";
import { callerAddress } from "./caller-address";
import { definePublicRoute } from "./define-public-route";
import { jsonAnswer } from "./json-answer";
import { readBytes } from "./read-bytes";

const largestBody = 1024 * 1024;

/** Whose deliveries arrive there. Stripe is one more sender; platforms do not know it. */
const destinationOf = (platform: string, clientId: string): Promise<Destination> =>
  platform.toLowerCase() === stripeDeliveries.platform
    ? findStripeDestination(stripeDeliveries, clientId)
    : recallDestination(platform, clientId);

/** Where platforms deliver. The proof is checked by `receiveDelivery`. */
export const receiveWebhook = definePublicRoute(
  { path: "/api/webhooks/[platform]/[client_id]", access: "public" },
  {
    POST: async (request, { params }) => {
      const destination = await destinationOf(params.platform, params.client_id);
      const body = await readBytes(request, largestBody);
      const delivery = { headers: request.headers, body };
      const caller = callerNetwork(callerAddress(request.headers));
      const { duplicate } = await receiveDelivery(destination, delivery, caller);
      return jsonAnswer({ received: true, duplicate });
    },
  },
);
