import type { Bank } from "../bank";
import { answerChallenge } from "../money/confirm-intent";
import { answerSetupChallenge } from "../money/set-up-card";
import type { Request } from "../protocol/answer-request";
import { shown } from "../protocol/expand";
import { publicView } from "../protocol/public-view";
import { bankPage } from "./bank-page";
import { cardFrame } from "./card-frame";
import { expressFrame } from "./express-frame";
import { json, type Page } from "./page";
import { stripeJs } from "./stripe-js";

/** Where the buyer goes after the bank's page, as Stripe sends them on. */
function goBack(
  url: unknown,
  prefix: string,
  intent: { id: string; client_secret?: unknown },
  isDone: boolean,
) {
  if (typeof url !== "string" || !URL.canParse(url)) return null;
  const back = new URL(url);
  back.searchParams.set(prefix, intent.id);
  back.searchParams.set(`${prefix}_client_secret`, String(intent.client_secret));
  back.searchParams.set("redirect_status", isDone ? "succeeded" : "failed");
  return back.href;
}

/** What the cardholder pressed on the page of their bank. */
function answerBank(bank: Bank, id: string, body: string): Page {
  const { client_secret: secret, confirmed } = JSON.parse(body) as Record<string, unknown>;
  const intent = bank.store.find(id);
  if (!intent || intent.client_secret === undefined || intent.client_secret !== secret) {
    return json(
      { error: { type: "invalid_request_error", message: `No such intent: '${id}'` } },
      404,
    );
  }
  const isSetup = intent.object === "setup_intent";
  const action = intent.next_action as { redirect_to_url?: { return_url?: string } } | null;
  const next = bank.store.whole(() =>
    (isSetup ? answerSetupChallenge : answerChallenge)(bank, intent, confirmed === true),
  );
  const isDone = next.status === "succeeded" || next.status === "requires_capture";
  const view = shown(publicView(next));
  return json({
    ...(isSetup ? { setupIntent: view } : { paymentIntent: view }),
    return_url: goBack(action?.redirect_to_url?.return_url, intent.object, intent, isDone),
  });
}

/**
 * What the stand-in answers to browsers: its script, the frames that card and wallets are in, and the page
 * of the bank. Undefined for what is none of these.
 */
export function answerBrowser(bank: Bank, request: Request): Page | undefined {
  const { method, pathname, query, body } = request;
  const theme = new URLSearchParams(query).get("theme") ?? "light";
  if (pathname.endsWith("/stripe.js")) {
    return {
      ...{ status: 200, type: "text/javascript; charset=utf-8", text: stripeJs(bank.url()) },
      headers: { "access-control-allow-origin": "*", "cache-control": "no-store" },
    };
  }
  if (pathname === "/elements/card") return cardFrame(theme);
  if (pathname === "/elements/express") return expressFrame(theme);
  if (!pathname.startsWith("/3ds/")) return undefined;
  return method === "POST" ? answerBank(bank, pathname.slice("/3ds/".length), body) : bankPage();
}
