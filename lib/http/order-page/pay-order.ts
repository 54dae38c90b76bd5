import { readClock } from "@/lib/db";
import { log, notFound } from "@/lib/kernel";
import { openPayment, settlePayment } from "@/lib/payments";
import { withApiHeaders } from "../api-response";
import { checkOrigin } from "../check-origin";
import { definePublicRoute } from "../define-public-route";
import { jsonAnswer } from "../json-answer";
import { withPageHeaders } from "../page-headers";
import { letIn, readOrderId } from "./let-in";
import { payScript } from "./pay-script";
import { cleanAddress, readOrderPageQuery } from "./query";

async function entryOf(request: Request, requestId: string) {
  const query = readOrderPageQuery(new URL(request.url).searchParams);
  const look = { ...query, orderId: readOrderId(query.orderId), token: undefined };
  const about = { requestId, clock: await readClock() };
  const entry = look.orderId ? await letIn(look.orderId, request, about) : undefined;
  return { look, order: entry && { siteId: entry.siteId, id: entry.orderId } };
}

/** What the page's script needs to have an order paid, for who may see the order alone. */
export const payOrder = definePublicRoute(
  { path: "/order/pay", access: "public" },
  {
    POST: async (request, { requestId }) => {
      // A page whose address nobody may learn says no origin; the browser itself says where it is from.
      if (request.headers.get("sec-fetch-site") !== "same-origin") checkOrigin(request);
      const { order } = await entryOf(request, requestId);
      if (!order) throw notFound("order");
      const open = await openPayment(order);
      return jsonAnswer({
        ...{ client_secret: open.clientSecret, publishable_key: open.publishableKey },
        ...{ script_url: open.scriptUrl, saved_card: open.savedCard },
        saved_method: open.savedMethod,
      });
    },
  },
  withApiHeaders,
);

/** Where the member comes back to from paying: what came of it is looked up, and the order's page shows it. */
export const orderPaid = definePublicRoute(
  { path: "/order/paid", access: "public" },
  {
    GET: async (request, { requestId }) => {
      const { look, order } = await entryOf(request, requestId);
      if (order) {
        await settlePayment(order).catch((error: unknown) => {
          // The worker looks it up again; the page says that it is on its way.
          log.warn("what came of a payment is not known yet", { order: order.id, error });
        });
      }
      return new Response(null, { status: 303, headers: { Location: cleanAddress(look) } });
    },
  },
  (response, requestId) => withPageHeaders("/order", response, requestId),
);

/** The script of an order's payment. */
export const showPayScript = definePublicRoute(
  { path: "/order/pay.js", access: "public" },
  {
    GET: () =>
      new Response(payScript, {
        headers: {
          "Content-Type": "text/javascript; charset=utf-8",
          "Cache-Control": "public, max-age=300",
        },
      }),
  },
);
