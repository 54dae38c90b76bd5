import { type MemberView, memberContext, viewOrder } from "@/lib/checkout";
import { readClock } from "@/lib/db";
import { cancelAsMember } from "@/lib/desk";
import {
  type Clock,
  conflict,
  emailKeyOf,
  isOnetillError,
  type OnetillError,
  storableText,
} from "@/lib/kernel";
import { listMessages, markMemberNotices, renewOrderLink, writeToSite } from "@/lib/members";
import { reasonSchema } from "@/lib/orders/schemas";
import { paymentSettings } from "@/lib/payments";
import { callerAddress } from "../caller-address";
import { definePublicRoute } from "../define-public-route";
import { errorStatus } from "../error-status";
import { cardPageHeaders, withPageHeaders } from "../page-headers";
import { makeCookie, readCookie } from "../plain/cookies";
import { html } from "../plain/html";
import { drawSentence, pageAnswer } from "../plain/plain-page";
import { readForm } from "../plain/read-form";
import { toRefusal } from "../refusal";
import { drawOrder, type PageState } from "./draw";
import { type Entry, letIn, passFor, readOrderId } from "./let-in";
import { cleanAddress, type OrderPageQuery, readOrderPageQuery } from "./query";

const closed = {
  title: "This page needs its link",
  sentence:
    "An order is shown to whoever opens it with its own link. Open the link that you were given once more, have a new one mailed to you, or sign in to all your orders.",
};
const over = {
  title: "This link is not valid any more",
  sentence:
    "A link to an order opens it for some days at most. A new one can be mailed to the address that the order was placed with.",
};
const renewed = {
  title: "Look into your mailbox",
  sentence:
    "If there is such an order and it was placed with an e-mail address, a new link is on its way to that address.",
};

// Its form goes to the page's own address, so that the page says the same for every order.
const renewal = html`<form method="post">
<input type="hidden" name="do" value="renew">
<button type="submit">Mail me a new link</button>
</form>
<p><a href="/my-orders">All my orders</a></p>`;

const seeOther = (location: string, cookie?: string) =>
  new Response(null, {
    status: 303,
    headers: { Location: location, ...(cookie ? { "Set-Cookie": cookie } : {}) },
  });

type About = { requestId: string; clock: Clock };
type Look = OrderPageQuery & { token: undefined };

const refuse = ({ title, sentence }: typeof closed, look: Look) =>
  pageAnswer(drawSentence(title, sentence, look, renewal));

/** The card's fields are Stripe's own: the page may load them, and nothing else. */
async function findCardScript({ order }: MemberView): Promise<string | undefined> {
  const waits = order.status === "pending_payment" && order.paymentStatus !== "processing";
  return waits ? (await paymentSettings(order.siteId))?.scriptUrl : undefined;
}

async function answerView(
  entry: Entry,
  about: About,
  look: Look,
  state: Pick<PageState, "problem" | "typed"> = {},
  status = 200,
): Promise<Response> {
  const view = await viewOrder(entry, about);
  const { siteId, id, customerEmail } = view.order;
  const [messages, script] = await Promise.all([
    listMessages(memberContext(entry, about), { siteId, id }),
    findCardScript(view),
    customerEmail
      ? markMemberNotices(
          { emailKey: emailKeyOf(customerEmail), siteId, orderId: id },
          about.clock.now(),
        )
      : undefined,
  ]);
  const text = drawOrder(view, look, { ...state, messages, isPayable: script !== undefined });
  return pageAnswer(text, { status, headers: script ? cardPageHeaders(script) : {} });
}

/** A token goes from the address into a cookie; without one the cookie shows the order. */
async function answer(query: OrderPageQuery, request: Request, about: About): Promise<Response> {
  const orderId = readOrderId(query.orderId);
  const look: Look = { ...query, orderId, token: undefined };
  if (!orderId) return refuse(query.token ? over : closed, look);
  const now = about.clock.now();
  if (query.token) {
    const pass = passFor(orderId, query.token, now);
    if (!pass && !passFor(orderId, readCookie(request.headers, orderId), now)) {
      return refuse(over, look);
    }
    const seconds = pass && Math.ceil((pass.expiresAt.getTime() - now.getTime()) / 1000);
    const cookie = seconds ? makeCookie(orderId, query.token, "/order", seconds) : undefined;
    return seeOther(cleanAddress(look), cookie);
  }
  const entry = await letIn(orderId, request, about);
  if (!entry) return refuse(closed, look);
  try {
    return await answerView(entry, about, look);
  } catch (error) {
    if (isOnetillError(error, "not_found")) return refuse(closed, look);
    throw error;
  }
}

async function cancel(entry: Entry, about: About, reason: string): Promise<void> {
  const { order, mayCancel } = await viewOrder(entry, about);
  if (!mayCancel) throw conflict("It is too late to cancel this order here.");
  await cancelAsMember(
    { siteId: order.siteId, id: order.id, from: order.status },
    { actor: { kind: "member", id: order.id, label: "Customer" }, at: about.clock.now() },
    storableText(reasonSchema.parse(reason)),
  );
}

/** What a form of the page asks for. Whatever is refused is said on the page, and what was typed stays. */
async function act(query: OrderPageQuery, request: Request, about: About): Promise<Response> {
  const form = await readForm(request);
  const orderId = readOrderId(query.orderId);
  const look: Look = { ...query, orderId, token: undefined };
  const wish = form.get("do");
  if (wish === "renew") {
    const caller = callerAddress(request.headers);
    await renewOrderLink(about, { orderId: orderId ?? "", caller });
    return pageAnswer(drawSentence(renewed.title, renewed.sentence, look));
  }
  const entry = orderId && (await letIn(orderId, request, about));
  if (!orderId || !entry) return refuse(closed, look);
  const text = form.get("message") ?? "";
  try {
    if (wish === "cancel") await cancel(entry, about, form.get("reason") ?? "");
    else if (wish === "message") await writeToSite(entry, about, text);
    return seeOther(cleanAddress(look) + (wish === "message" ? "#messages" : ""));
  } catch (thrown) {
    const { code, message } = toRefusal(thrown, about.requestId, "POST /order");
    if (code === "internal" || code === "unavailable") throw thrown;
    const state = wish === "message" ? { typed: { text, problem: message } } : { problem: message };
    return answerView(entry, about, look, state, errorStatus[code]);
  }
}

const refusalPage = ({ code, message }: OnetillError, look: OrderPageQuery) =>
  pageAnswer(drawSentence("That did not work", message, look), {
    status: errorStatus[code],
    headers: code === "unavailable" ? { "Retry-After": "2" } : {},
  });

const saying =
  (work: typeof answer, where: string) =>
  async (request: Request, { requestId }: { requestId: string }): Promise<Response> => {
    const query = readOrderPageQuery(new URL(request.url).searchParams);
    try {
      return await work(query, request, { requestId, clock: await readClock() });
    } catch (thrown) {
      return refusalPage(toRefusal(thrown, requestId, where), { ...query, token: undefined });
    }
  };

/**
 * An order's page for the person who paid (CONTRACT section 4). Without a valid token it says the same
 * for every order, be there one or not.
 */
export const showOrder = definePublicRoute(
  { path: "/order", access: "public" },
  { GET: saying(answer, "GET /order"), POST: saying(act, "POST /order") },
  (response, requestId) => withPageHeaders("/order", response, requestId),
);
