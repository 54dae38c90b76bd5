import { viewOrder } from "@/lib/checkout";
import { readClock } from "@/lib/db";
import { isOnetillError } from "@/lib/kernel";
import { wasPaid } from "@/lib/orders";
import { definePublicRoute } from "../define-public-route";
import { withPageHeaders } from "../page-headers";
import { drawSentence, pageAnswer } from "../plain/plain-page";
import { drawReceipt } from "./draw";
import { letIn, readOrderId } from "./let-in";
import { cleanAddress, readOrderPageQuery } from "./query";

/** What was bought and paid, to be printed. Who may not see the order is sent to where it asks for its link. */
export const showReceipt = definePublicRoute(
  { path: "/order/receipt", access: "public" },
  {
    GET: async (request, { requestId }) => {
      const query = readOrderPageQuery(new URL(request.url).searchParams);
      const look = { ...query, orderId: readOrderId(query.orderId), token: undefined };
      const away = new Response(null, { status: 303, headers: { Location: cleanAddress(look) } });
      const about = { requestId, clock: await readClock() };
      const entry = look.orderId && (await letIn(look.orderId, request, about));
      if (!entry) return away;
      try {
        const view = await viewOrder(entry, about);
        if (wasPaid(view.order.paymentStatus)) return pageAnswer(drawReceipt(view, look));
        const sentence = "There is a receipt once the order was paid.";
        return pageAnswer(drawSentence("No receipt yet", sentence, look));
      } catch (error) {
        if (isOnetillError(error, "not_found")) return away;
        throw error;
      }
    },
  },
  (response, requestId) => withPageHeaders("/order", response, requestId),
);
