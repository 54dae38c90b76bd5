import { type OrderPass, openOrderPass, viewOrder } from "@/lib/checkout";
import { readClock } from "@/lib/db";
import { type Clock, fromPublicId, isOnetillError, toPublicId } from "@/lib/kernel";
import { definePublicRoute } from "../define-public-route";
import { errorStatus } from "../error-status";
import { withPageHeaders } from "../page-headers";
import { toRefusal } from "../refusal";
import { orderCookie, orderCookieName, readCookie } from "./cookie";
import { drawOrder, drawSentence } from "./draw";
import { cleanAddress, type OrderPageQuery, readOrderPageQuery } from "./query";

const closed = {
  title: "This page needs its link",
  sentence:
    "An order is shown to whoever opens it with its own link. Open the link that you were given once more, or ask the creator whom you paid for a new one.",
};
const over = {
  title: "This link is not valid any more",
  sentence:
    "A link to an order opens it for a day at most. Ask the creator whom you paid for a new one.",
};

const page = (text: string, init: ResponseInit = {}) =>
  new Response(text, {
    ...init,
    headers: { "Content-Type": "text/html; charset=utf-8", ...init.headers },
  });

/** The order's id in its one spelling; undefined for what is none. */
function readOrderId(given: string | undefined): string | undefined {
  try {
    return given && toPublicId("order", fromPublicId("order", given));
  } catch {
    return undefined;
  }
}

/** What a text opens, if it opens just this order. */
function passFor(orderId: string, token: string | undefined, now: Date): OrderPass | undefined {
  const pass = token ? openOrderPass(token, now) : undefined;
  return pass && toPublicId("order", pass.orderId) === orderId ? pass : undefined;
}

/** A token goes from the address into a cookie; without one the cookie shows the order. */
async function answer(
  query: OrderPageQuery,
  request: Request,
  { requestId, clock }: { requestId: string; clock: Clock },
): Promise<Response> {
  const orderId = readOrderId(query.orderId);
  const look = { ...query, orderId, token: undefined };
  const refuse = ({ title, sentence }: typeof closed) => page(drawSentence(title, sentence, look));
  if (!orderId) return refuse(query.token ? over : closed);
  const now = clock.now();
  const kept = readCookie(request.headers.get("cookie"), orderCookieName(orderId));
  const keptPass = passFor(orderId, kept, now);
  if (query.token) {
    const pass = passFor(orderId, query.token, now);
    if (!pass && !keptPass) return refuse(over);
    const seconds = pass && Math.ceil((pass.expiresAt.getTime() - now.getTime()) / 1000);
    return new Response(null, {
      status: 303,
      headers: {
        Location: cleanAddress(look),
        ...(seconds ? { "Set-Cookie": orderCookie(orderId, query.token, seconds) } : {}),
      },
    });
  }
  if (!keptPass) return refuse(closed);
  try {
    const { order, site } = await viewOrder(keptPass, { requestId, clock });
    return page(drawOrder(order, site, look));
  } catch (error) {
    if (isOnetillError(error, "not_found")) return refuse(closed);
    throw error;
  }
}

/**
 * An order's page for the person who paid (CONTRACT section 4). Without a valid token it says the same
 * for every order, be there one or not.
 */
export const showOrder = definePublicRoute(
  { path: "/order", access: "public" },
  {
    GET: async (request, { requestId }) => {
      const query = readOrderPageQuery(new URL(request.url).searchParams);
      try {
        return await answer(query, request, { requestId, clock: await readClock() });
      } catch (thrown) {
        const { code, message } = toRefusal(thrown, requestId, "GET /order");
        const look = { ...query, token: undefined };
        return page(drawSentence("That did not work", message, look), {
          status: errorStatus[code],
          headers: code === "unavailable" ? { "Retry-After": "2" } : {},
        });
      }
    },
  },
  (response, requestId) => withPageHeaders("/order", response, requestId),
);
