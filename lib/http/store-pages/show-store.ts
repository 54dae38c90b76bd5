import { ZodError } from "zod";
import { addressFields, findCountry } from "@/lib/addresses";
import { sealOrderPass } from "@/lib/checkout";
import { readClock } from "@/lib/db";
import {
  formatMoney,
  hashToken,
  isOnetillError,
  notFound,
  type OnetillError,
  toPublicId,
} from "@/lib/kernel";
import { ensureWebhook, paymentSettings, startCardCheck } from "@/lib/payments";
import {
  callerNetwork,
  countRequest,
  findStoreFront,
  type Limit,
  limits,
  type StoreFront,
  tooManyRequests,
} from "@/lib/sites";
import {
  completeRequest,
  findRequest,
  type ItemRow,
  openRequest,
  showItem,
  showItems,
} from "@/lib/store";
import { callerAddress } from "../caller-address";
import { definePublicRoute } from "../define-public-route";
import { errorStatus } from "../error-status";
import { cardPageHeaders, storePageHeaders, withPageHeaders } from "../page-headers";
import { pageAnswer } from "../plain/plain-page";
import { readForm } from "../plain/read-form";
import { toRefusal } from "../refusal";
import { cardScript } from "./card-script";
import { colourStyle } from "./colour-style";
import { addressNames, drawCardStep, drawItem, drawSaid, drawStore, type Filled } from "./draw";
import { newVisit, readVisit, visitCookie } from "./visit";

const largestForm = 128 * 1024;

/** A page in the site's own colour. */
const pageOf = (
  { accentColor }: StoreFront,
  text: string,
  status = 200,
  headers: Record<string, string> = {},
) =>
  pageAnswer(text, {
    status,
    headers: { ...storePageHeaders(colourStyle(accentColor)), ...headers },
  });

const goTo = (path: string, cookie?: string) =>
  new Response(null, {
    status: 303,
    headers: { Location: path, ...(cookie ? { "Set-Cookie": cookie } : {}) },
  });

async function findStore(slug: string): Promise<StoreFront> {
  const store = await findStoreFront(slug);
  if (!store) throw notFound("store");
  return store;
}

async function findIt(params: { slug: string; item: string }) {
  const store = await findStore(params.slug);
  const item = params.item.includes("\0") ? undefined : await showItem(store.id, params.item);
  if (!item) throw notFound("item");
  return { store, item };
}

const anyCountry = "US";

async function addressOf(item: ItemRow, values: Record<string, string>) {
  if (!item.isPhysical) return null;
  const country = findCountry(values.country_code ?? "") ?? "";
  return { country, fields: await addressFields(country || anyCountry) };
}

async function drawForm(store: StoreFront, item: ItemRow, filled: Filled): Promise<string> {
  const [address, cards] = await Promise.all([
    addressOf(item, filled.values),
    paymentSettings(store.id),
  ]);
  return drawItem({ store, item, filled, address, cards });
}

/** What is wrong with a form, and with which field; undefined for what is no fault of it. */
function problemOf(error: unknown): Filled["problem"] | undefined {
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return { param: issue?.path.join(".") ?? "", message: issue?.message ?? "Not valid." };
  }
  if (isOnetillError(error, "invalid_request", "conflict")) {
    return { param: (error as OnetillError).param ?? "", message: error.message };
  }
  return undefined;
}

const inputOf = (values: Record<string, string>) => ({
  ...{ quantity: values.quantity ?? "", email: (values.email ?? "").trim() },
  ...{ name: values.name ?? "", message: values.message ?? "" },
  agreed: (values.agreed === "yes") as true,
  answers: Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith("answers.") ? [[name.slice("answers.".length), value]] : [],
    ),
  ),
  address: {
    country_code: values.country_code ?? "",
    ...Object.fromEntries(
      Object.values(addressNames).map((name) => [
        name,
        name === "full_name" ? (values.name ?? "") : (values[name] ?? ""),
      ]),
    ),
  },
});

interface Pair {
  here: Limit;
  everywhere: Limit;
}
const requests: Pair = { here: limits.storeRequest, everywhere: limits.storeRequestAll };
const cardSteps: Pair = { here: limits.cardCheck, everywhere: limits.cardCheckAll };

/** Counts what a caller does in a store; the refusal where it is too much, undefined where it is not. */
async function countCaller(
  request: Request,
  store: StoreFront,
  { here, everywhere }: Pair,
): Promise<OnetillError | undefined> {
  const caller = callerNetwork(callerAddress(request.headers));
  const counts = await Promise.all([
    countRequest(here, `${store.id} ${caller}`),
    countRequest(everywhere, caller),
  ]);
  const over = counts.find(({ isOver }) => isOver);
  return over && tooManyRequests(over);
}

const retryAfter = (seconds: number) => ({ "Retry-After": String(seconds) });

/** The price that the page showed was another one. */
const changedPrice = (item: ItemRow, shown: string | undefined): Filled["problem"] | undefined =>
  shown === undefined || shown === String(item.price)
    ? undefined
    : {
        param: "",
        message: `The price has changed since this page was opened. It is ${formatMoney({ amount: item.price, currency: item.currency })} now: look at it again, and go on if that suits you.`,
      };

async function takeRequest(request: Request, params: { slug: string; item: string }) {
  const { store, item } = await findIt(params);
  const values = Object.fromEntries(await readForm(request, largestForm));
  if (values.country_changed) return pageOf(store, await drawForm(store, item, { values }));
  const tooMany = await countCaller(request, store, requests);
  if (tooMany) {
    const problem = { param: "", message: `${tooMany.message} What you typed is still here.` };
    const text = await drawForm(store, item, { values, problem });
    return pageOf(store, text, 429, retryAfter(tooMany.retryAfter ?? 60));
  }
  const changed = changedPrice(item, values.shown_price);
  if (changed) {
    return pageOf(store, await drawForm(store, item, { values, problem: changed }), 409);
  }
  const visit = readVisit(request) ?? newVisit();
  try {
    const opened = await openRequest(item, store, visit, inputOf(values));
    if (opened.state !== "open") {
      // The same browser asks once more, after its last request has become an order.
      const next = newVisit();
      await openRequest(item, store, next, inputOf(values));
      return goTo(`/s/${store.slug}/${item.slug}/card`, visitCookie(next));
    }
    return goTo(`/s/${store.slug}/${item.slug}/card`, visitCookie(visit));
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return pageOf(store, await drawForm(store, item, { values, problem }), 422);
  }
}

/** The request of this browser's visit. Throws `not_found` where it has none for this item. */
async function findOwnRequest(request: Request, item: ItemRow) {
  const visit = readVisit(request);
  const found = visit && (await findRequest(item.siteId, hashToken(`${item.id} ${visit}`)));
  if (!found) throw notFound("request");
  return found;
}

/** Throws `rate_limited` for the card step of a caller who has had too many. */
async function requireRoom(request: Request, store: StoreFront): Promise<void> {
  const tooMany = await countCaller(request, store, cardSteps);
  if (tooMany) throw tooMany;
}

async function showCard(
  request: Request,
  params: { slug: string; item: string },
  message?: string,
): Promise<Response> {
  const { store, item } = await findIt(params);
  const own = await findOwnRequest(request, item);
  if (own.state === "placed") return goToOrder(own);
  if (message === undefined) await requireRoom(request, store);
  await ensureWebhook(store.id);
  const card = await startCardCheck(own);
  const text = drawCardStep({ store, item, request: own, card, ...(message ? { message } : {}) });
  return pageAnswer(text, {
    headers: cardPageHeaders(card.scriptUrl, { colourStyle: colourStyle(store.accentColor) }),
  });
}

/** Shows the order to the browser that asked for it. */
async function goToOrder({ siteId, id }: { siteId: string; id: string }): Promise<Response> {
  const clock = await readClock();
  const expiresAt = new Date(clock.now().getTime() + 24 * 60 * 60 * 1000);
  const token = sealOrderPass({ siteId, orderId: id, expiresAt });
  const search = new URLSearchParams({ orderId: toPublicId("order", id), token });
  return goTo(`/order?${search}`);
}

async function finishCard(request: Request, params: { slug: string; item: string }) {
  const { store, item } = await findIt(params);
  const own = await findOwnRequest(request, item);
  await requireRoom(request, store);
  const end = await completeRequest(own);
  if (end.state === "placed") return goToOrder(own);
  if (end.state === "refused") {
    const back = { href: `/s/${store.slug}`, label: `To everything of ${store.name}` };
    return pageAnswer(drawSaid("Sold out", end.message, back), { status: 409 });
  }
  const message =
    "message" in end ? end.message : "The card has not been checked yet. Enter it once more.";
  return showCard(request, params, message);
}

/** Answers with a page, also to what goes wrong. */
const asPage =
  <Params>(work: (request: Request, params: Params) => Promise<Response>, path: string) =>
  async (request: Request, { params, requestId }: { params: Params; requestId: string }) => {
    try {
      return await work(request, params);
    } catch (thrown) {
      const {
        code,
        message,
        retryAfter: seconds,
      } = toRefusal(thrown, requestId, `${request.method} ${path}`);
      const said =
        code === "not_found"
          ? (["There is nothing here", "This page is not there, or not any more."] as const)
          : (["That did not work", message] as const);
      return pageAnswer(
        drawSaid(said[0], said[1], { href: new URL(request.url).pathname, label: "Try again" }),
        {
          status: errorStatus[code],
          headers: code === "unavailable" ? retryAfter(2) : seconds ? retryAfter(seconds) : {},
        },
      );
    }
  };

const withHeaders = (path: string) => (response: Response, requestId: string) =>
  withPageHeaders(path, response, requestId);

/** A site's store, for everybody. */
export const showStorePage = definePublicRoute(
  { path: "/s/[slug]", access: "public" },
  {
    GET: asPage(async (_, { slug }: { slug: string }) => {
      const store = await findStore(slug);
      const [items, cards] = await Promise.all([showItems(store.id), paymentSettings(store.id)]);
      return pageOf(store, drawStore(store, items, cards));
    }, "/s/[slug]"),
  },
  withHeaders("/s/store"),
);

/** An item, and the form that asks for it. */
export const showItemPage = definePublicRoute(
  { path: "/s/[slug]/[item]", access: "public" },
  {
    GET: asPage(async (_, params: { slug: string; item: string }) => {
      const { store, item } = await findIt(params);
      return pageOf(store, await drawForm(store, item, { values: {} }));
    }, "/s/[slug]/[item]"),
    POST: asPage(takeRequest, "/s/[slug]/[item]"),
  },
  withHeaders("/s/store/item"),
);

/** The step at which the card is checked. */
export const showCardPage = definePublicRoute(
  { path: "/s/[slug]/[item]/card", access: "public" },
  {
    GET: asPage(
      (request, params: { slug: string; item: string }) => showCard(request, params),
      "/s/[slug]/[item]/card",
    ),
    POST: asPage(finishCard, "/s/[slug]/[item]/card"),
  },
  withHeaders("/s/store/item/card"),
);

/** The script of that step. */
export const showCardScript = definePublicRoute(
  { path: "/s/card.js", access: "public" },
  {
    GET: async () =>
      new Response(cardScript, {
        headers: {
          "Content-Type": "text/javascript; charset=utf-8",
          "Cache-Control": "public, max-age=3600",
        },
      }),
  },
);
