import { ApiError } from "./api-error";
import { shown } from "./expand";
import { answerChallenge, type Bank, confirmIntent, findMethod, makeMethod } from "./move-money";
import type { Kept } from "./store";
import { cardFrame, challengePage, expressFrame, stripeJs } from "./stripe-js";

export interface PageAnswer {
  status: number;
  type: string;
  text: string;
}

const json = (value: unknown, status = 200): PageAnswer => ({
  ...{ status, type: "application/json" },
  text: JSON.stringify(value, (name, one) => (name.startsWith("stand_in_") ? undefined : one)),
});
const html = (text: string): PageAnswer => ({
  status: 200,
  type: "text/html; charset=utf-8",
  text,
});

/** What a publishable key may see of an intent. */
function publicIntent(intent: Kept) {
  const { amount, client_secret, currency, id, last_payment_error, next_action, object } = intent;
  const { payment_method, status, capture_method, created, livemode } = intent;
  return {
    ...{ id, object, amount, client_secret, currency, capture_method, created, livemode },
    ...{ last_payment_error, next_action, payment_method, status },
  };
}

interface Call {
  key?: string;
  intent?: string;
  secret?: string;
  wallet?: string | null;
  payment_method?: string;
  confirmed?: boolean;
  card?: { number: string; exp_month?: number; exp_year?: number };
}

function requireIntent(bank: Bank, publishableKey: string, { key, intent, secret }: Call): Kept {
  if (key !== publishableKey) {
    throw new ApiError(401, {
      type: "invalid_request_error",
      message: "Invalid API Key provided.",
    });
  }
  const found = intent ? bank.store.find(intent) : undefined;
  if (found?.object !== "payment_intent" || found.client_secret !== secret) {
    throw new ApiError(404, {
      ...{ type: "invalid_request_error", code: "resource_missing", param: "intent" },
      message: `No such payment_intent: '${intent}'`,
    });
  }
  return found;
}

/**
 * What the stand-in answers to browsers: its script, the frames that card and wallets are in, the page of the
 * bank, and what those frames send. Undefined for what is none of these.
 */
export function answerPage(
  bank: Bank,
  { url, publishableKey }: { url: string; publishableKey: string },
  request: { method: string; pathname: string; search: URLSearchParams; body: string },
): PageAnswer | undefined {
  const { method, pathname, search, body } = request;
  const theme = search.get("theme") ?? "light";
  if (pathname.endsWith("/stripe.js")) {
    return { status: 200, type: "text/javascript; charset=utf-8", text: stripeJs(url) };
  }
  if (pathname === "/elements/card") return html(cardFrame(theme));
  if (pathname === "/elements/express") return html(expressFrame(theme));
  if (pathname.startsWith("/3ds/")) return html(challengePage(pathname.slice(5)));
  if (!pathname.startsWith("/elements/")) return undefined;
  try {
    if (method === "GET" && pathname.startsWith("/elements/intents/")) {
      const intent = pathname.slice("/elements/intents/".length);
      const secret = search.get("client_secret") ?? "";
      const call = { key: search.get("key") ?? "", intent, secret };
      return json({ paymentIntent: publicIntent(requireIntent(bank, publishableKey, call)) });
    }
    if (method !== "POST") return undefined;
    const call = JSON.parse(body) as Call;
    if (pathname === "/elements/methods" && call.card) {
      return json({ paymentMethod: shown(makeMethod(bank, call.card)) });
    }
    const intent = requireIntent(bank, publishableKey, call);
    if (pathname === "/elements/challenges") {
      return json({
        paymentIntent: publicIntent(answerChallenge(bank, intent, call.confirmed === true)),
      });
    }
    if (pathname !== "/elements/confirm") return undefined;
    const card = call.payment_method
      ? findMethod(bank, call.payment_method)
      : makeMethod(bank, { ...(call.card ?? { number: "" }), wallet: call.wallet ?? null });
    return json({
      paymentIntent: publicIntent(confirmIntent(bank, intent, card, { offSession: false })),
    });
  } catch (error) {
    if (error instanceof ApiError) return json({ error: error.body });
    return json({ error: { type: "api_error", message: "An unknown error occurred" } }, 500);
  }
}
