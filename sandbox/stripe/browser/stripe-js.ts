const script = `(() => {
"use strict";
const origin = ORIGIN;
const offline = "We are experiencing issues connecting to our payments provider. You have not been charged. Please check your internet connection and try again.";
const integration = (message) => Object.assign(new Error(message), { name: "IntegrationError" });
const failure = (type, message, more) => ({ error: { type, message, ...more } });
const listeners = new Map();
let count = 0;
addEventListener("message", (event) => {
  if (event.origin !== origin || !event.data || !event.data.standIn) return;
  const listener = listeners.get(event.data.standIn);
  if (listener) listener(event.data);
});
const form = (value, name) => Object.entries(value).flatMap(([key, one]) => {
  const at = name ? name + "[" + key + "]" : key;
  if (one === undefined || one === null) return [];
  return typeof one === "object" ? form(one, at) : [[at, String(one)]];
});
const query = (value) => new URLSearchParams(form(value)).toString();
/** Calls the API as a browser may; gives { value } or { error }. */
const api = async (key, method, path, params = {}) => {
  try {
    const text = query(params);
    const answer = await fetch(origin + "/v1" + path + (method === "GET" && text ? "?" + text : ""), {
      method, headers: { authorization: "Bearer " + key, ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}) },
      ...(method === "POST" ? { body: text } : {}) });
    const value = await answer.json();
    return value.error ? { error: value.error } : { value };
  } catch { return failure("api_connection_error", offline); }
};
/** A frame of the stand-in's own origin: card data stays in it. */
const makeFrame = (path, params, title, height) => {
  const id = "standin" + ++count;
  const frame = document.createElement("iframe");
  frame.src = origin + path + "?" + query({ ...params, frame: id, parent: location.origin });
  frame.title = title;
  frame.style.cssText = "border:0;width:100%;display:block;color-scheme:normal;height:" + height + "px";
  frame.allow = "payment *";
  const waiting = new Map(), heard = {};
  let isReady = false;
  const emit = (name, detail) => { for (const one of [...(heard[name] || [])]) one(detail); };
  listeners.set(id, (data) => {
    if (data.height) frame.style.height = data.height + "px";
    if (data.event === "ready") isReady = true;
    if (data.event) emit(data.event, data.detail);
    if (data.answer) { const done = waiting.get(data.answer); waiting.delete(data.answer); if (done) done(data.value); }
  });
  const ask = (what, more) => new Promise((resolve) => {
    if (!frame.isConnected) return resolve(failure("validation_error", "The element is not mounted."));
    const call = "c" + ++count;
    waiting.set(call, resolve);
    const send = () => frame.contentWindow.postMessage({ call, what, ...more }, origin);
    if (isReady) send();
    else { const once = () => { box.off("ready", once); send(); }; box.on("ready", once); }
  });
  const box = { frame, ask, emit,
    on: (name, listener) => { (heard[name] ||= []).push(listener); },
    off: (name, listener) => { heard[name] = listener ? (heard[name] || []).filter((one) => one !== listener) : []; },
    left: () => { isReady = false; },
    close: () => { frame.remove(); listeners.delete(id); } };
  return box;
};
const idOf = (secret) => {
  const [id, rest] = String(secret).split("_secret_");
  if (!rest) throw integration("Invalid value for clientSecret: value should be a client_secret string. You specified: " + secret + ".");
  return id;
};
const kinds = {
  payment: { path: "/payment_intents/", field: "paymentIntent", error: "last_payment_error", url: "payment_intent" },
  setup: { path: "/setup_intents/", field: "setupIntent", error: "last_setup_error", url: "setup_intent" },
};
const kindOf = (secret) => String(secret).startsWith("seti_") ? kinds.setup : kinds.payment;
const elementPages = { payment: "/elements/card", card: "/elements/card", expressCheckout: "/elements/express" };
const walletNames = { apple_pay: "applePay", google_pay: "googlePay", link: "link" };
const sample = { name: "Robin Example", phone: "+15555550123", address: { line1: "510 Townsend St", line2: "", city: "San Francisco", state: "CA", postal_code: "94103", country: "US" } };

function makeElement(elements, type, more) {
  const isExpress = type === "expressCheckout";
  const { theme, options } = elements._look();
  const isDark = theme === "night" || (options.style && options.style.base && options.style.theme === "dark");
  const hide = Object.entries(walletNames).filter(([, name]) => more.paymentMethods && more.paymentMethods[name] === "never").map(([id]) => id).join(",");
  const box = makeFrame(elementPages[type], { theme: isDark ? "dark" : "light", type, hide },
    isExpress ? "Secure express checkout" : "Secure payment input", isExpress ? 52 : 230);
  const element = {
    _box: box, _elements: elements, _type: type,
    mount(where) {
      const at = typeof where === "string" ? document.querySelector(where) : where;
      if (!at) throw integration("The selector you specified (" + where + ") applies to no DOM elements that are currently on the page.");
      at.replaceChildren(box.frame);
      queueMicrotask(() => box.emit("loaderstart", { elementType: type }));
      return element;
    },
    on(name, listener) { box.on(name, listener); return element; },
    once(name, listener) { const one = (detail) => { box.off(name, one); listener(detail); }; box.on(name, one); return element; },
    off(name, listener) { box.off(name, listener); return element; },
    update(next) { Object.assign(more, next); return element; },
    focus() { box.ask("focus", {}); return element; },
    blur() { box.frame.blur(); return element; },
    clear() { box.ask("clear", {}); return element; },
    collapse() { return element; },
    unmount() { box.frame.remove(); box.left(); return element; },
    destroy() { box.close(); elements._forget(type); return element; },
  };
  box.on("ready", (detail) => { if (detail && !detail.element) Object.assign(detail, { element }); });
  if (isExpress) box.on("pressed", (wallet) => pressWallet(element, more, wallet));
  return element;
}

/** A wallet's button was pressed: the page has a second to say what it wants, as with Stripe. */
function pressWallet({ _box: box, _elements: elements }, more, wallet) {
  let isOver = false;
  const end = () => { if (isOver) return true; isOver = true; clearTimeout(timer); return false; };
  const timer = setTimeout(() => { if (!end()) box.emit("cancel", { elementType: "expressCheckout" }); }, 1000);
  const confirm = (told) => {
    if (end()) return;
    const wish = { ...more, ...told };
    const rates = wish.shippingRates || [];
    elements._express = wallet;
    elements._billing = { name: sample.name, address: sample.address,
      ...(wish.emailRequired ? { email: "robin@example.com" } : {}), ...(wish.phoneNumberRequired ? { phone: sample.phone } : {}) };
    box.emit("confirm", { elementType: "expressCheckout", expressPaymentType: wallet, billingDetails: elements._billing,
      ...(wish.shippingAddressRequired ? { shippingAddress: { name: sample.name, address: sample.address } } : {}),
      ...(rates[0] ? { shippingRate: rates[0] } : {}),
      paymentFailed() { elements._express = null; } });
  };
  box.emit("click", { elementType: "expressCheckout", expressPaymentType: wallet, resolve: (told) => confirm(told || {}),
    reject() { if (!end()) box.emit("cancel", { elementType: "expressCheckout" }); } });
}

function makeElements(options) {
  if (options.paymentMethodTypes) throw integration("paymentMethodTypes is no longer supported: use allowedPaymentMethodTypes instead.");
  if (options.clientSecret) idOf(options.clientSecret);
  else if (options.mode && options.mode !== "setup" && !(Number.isInteger(options.amount) && options.amount >= 0 && options.currency)) {
    throw integration("Invalid value for elements(): amount and currency are required when mode is '" + options.mode + "'.");
  }
  const made = {};
  const elements = {
    _options: options, _express: null, _billing: null,
    _look: () => ({ theme: options.appearance && options.appearance.theme, options }),
    _forget: (type) => { delete made[type]; },
    _chosen: () => (elements._express && made.expressCheckout) || made.payment || made.card || null,
    create(type, more = {}) {
      if (type === "paymentRequestButton") throw integration("The paymentRequestButton Element is no longer supported: use the Express Checkout Element instead.");
      if (!elementPages[type]) throw integration("A valid Element name must be provided. Valid Elements are: payment, card, expressCheckout; you passed: " + type + ".");
      if (made[type]) throw integration("Can only create one Element of type " + type + " through elements().");
      made[type] = makeElement(elements, type, { ...more });
      return made[type];
    },
    getElement: (type) => made[type] || null,
    update(more) { Object.assign(options, more); return Promise.resolve(); },
    fetchUpdates: async () => ({}),
    async submit() {
      if (elements._express) return { selectedPaymentMethod: elements._express };
      const element = made.payment || made.card;
      return element ? element._box.ask("check", {}) : {};
    },
  };
  return elements;
}

function Stripe(key, _options) {
  if (typeof key !== "string" || !/^pk_(test|live)_/.test(key)) {
    throw integration("Invalid API key: you need to pass your publishable key to Stripe(), which begins with pk_.");
  }
  const view = (kind, answer) => answer.error ? { error: answer.error } : { [kind.field]: answer.value };
  const retrieve = async (secret) => {
    const kind = kindOf(secret);
    return view(kind, await api(key, "GET", kind.path + idOf(secret), { client_secret: secret }));
  };
  const challenge = (kind, intent, secret) => new Promise((resolve) => {
    const shade = document.createElement("div");
    shade.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:rgba(0,0,0,.5);display:grid;place-items:center;padding:16px";
    const box = makeFrame("/3ds/" + intent.id, { client_secret: secret }, "3-D Secure", 320);
    box.frame.style.cssText += ";max-width:420px;background:#fff;border-radius:12px";
    box.on("done", (detail) => { box.close(); shade.remove(); resolve(detail.error ? detail : { [kind.field]: detail[kind.field] }); });
    shade.append(box.frame);
    document.body.append(shade);
  });
  const leave = (url) => { location.assign(url); return new Promise(() => {}); };
  /** Takes what was answered to its end: the bank's page, where it is wanted. */
  const finish = async (result, secret) => {
    const kind = kindOf(secret), intent = result[kind.field];
    if (!intent) return result;
    const action = intent.next_action;
    if (intent.status === "requires_action" && action && action.type === "redirect_to_url") return leave(action.redirect_to_url.url);
    if (intent.status === "requires_action") return finish(await challenge(kind, intent, secret), secret);
    if (intent.status === "requires_payment_method" && intent[kind.error]) return { error: { ...intent[kind.error], [kind.url]: intent } };
    return result;
  };
  /** The method that was entered: { paymentMethod } or { error }. */
  const entered = async (elements, billing) => {
    const element = elements && elements._chosen();
    if (!element) return failure("validation_error", "There is no element to take a payment method from.");
    const told = elements._express ? { ...elements._billing, ...billing } : billing;
    return element._box.ask("method", { key, billing: told, wallet: elements._express });
  };
  const confirmWith = async (secret, params) => {
    const kind = kindOf(secret);
    const answer = await api(key, "POST", kind.path + idOf(secret) + "/confirm", { ...params, client_secret: secret, use_stripe_sdk: true });
    if (answer.error) return { error: answer.error };
    return finish({ [kind.field]: answer.value }, secret);
  };
  const confirmAny = async ({ elements, clientSecret, confirmParams = {}, redirect }) => {
    const secret = clientSecret || (elements && elements._options.clientSecret);
    if (!secret) throw integration("confirm was called without a clientSecret.");
    if (redirect !== "if_required" && !confirmParams.return_url) throw integration("confirmParams.return_url is required unless redirect is 'if_required'.");
    const { payment_method: given, payment_method_data: data, confirmation_token, return_url, shipping, receipt_email, setup_future_usage } = confirmParams;
    let method = given;
    if (!method && !confirmation_token) {
      const told = await entered(elements, data && data.billing_details);
      if (told.error) return { error: told.error };
      method = told.paymentMethod.id;
    }
    const isSetup = kindOf(secret) === kinds.setup;
    const result = await confirmWith(secret, { payment_method: method, confirmation_token, return_url, ...(isSetup ? {} : { shipping, receipt_email, setup_future_usage }) });
    if (elements) elements._express = null;
    if (result.error || redirect === "if_required" || !return_url) return result;
    const kind = kindOf(secret), back = new URL(return_url);
    back.searchParams.set(kind.url, result[kind.field].id);
    back.searchParams.set(kind.url + "_client_secret", secret);
    back.searchParams.set("redirect_status", "succeeded");
    return leave(back);
  };
  const cardOf = async (data) => {
    const given = data && data.payment_method;
    if (!given || typeof given === "string") return { id: given };
    const element = given.card;
    if (!element || !element._box) return failure("validation_error", "payment_method.card must be an Element.");
    const told = await element._box.ask("method", { key, billing: given.billing_details });
    return told.error ? { error: told.error } : { id: told.paymentMethod.id };
  };
  const confirmCard = async (secret, data = {}) => {
    const card = await cardOf(data);
    if (card.error) return { error: card.error };
    const { return_url, shipping, receipt_email, setup_future_usage } = data;
    return confirmWith(secret, { payment_method: card.id, return_url, ...(kindOf(secret) === kinds.setup ? {} : { shipping, receipt_email, setup_future_usage }) });
  };
  const handle = async (secret) => {
    const found = await retrieve(secret);
    const intent = found[kindOf(secret).field];
    if (intent && intent.status !== "requires_action") {
      throw integration("handleNextAction: The PaymentIntent supplied is not in the requires_action state.");
    }
    return finish(found, secret);
  };
  return {
    elements: (options = {}) => makeElements({ ...options }),
    confirmPayment: confirmAny,
    confirmSetup: confirmAny,
    confirmCardPayment: confirmCard,
    confirmCardSetup: confirmCard,
    handleNextAction: ({ clientSecret }) => handle(clientSecret),
    handleCardAction: handle,
    retrievePaymentIntent: retrieve,
    retrieveSetupIntent: retrieve,
    async createPaymentMethod({ elements, element, params, type, card, billing_details: billing }) {
      if (type) {
        if (!card || !card._box) return failure("validation_error", "card must be an Element.");
        return card._box.ask("method", { key, billing });
      }
      return entered(elements || (element && element._elements), params && params.billing_details);
    },
    async createConfirmationToken({ elements, params = {} }) {
      const told = await entered(elements, params.payment_method_data && params.payment_method_data.billing_details);
      if (told.error) return { error: told.error };
      const answer = await api(key, "POST", "/confirmation_tokens", { payment_method: told.paymentMethod.id,
        return_url: params.return_url, shipping: params.shipping, setup_future_usage: elements && elements._options.setupFutureUsage });
      if (elements) elements._express = null;
      return answer.error ? { error: answer.error } : { confirmationToken: answer.value };
    },
    createToken: async () => failure("invalid_request_error", "The stand-in makes no tokens: use payment methods."),
    createSource: async () => failure("invalid_request_error", "The stand-in makes no sources: use payment methods."),
    registerAppInfo() {},
    _registerWrapper() {},
  };
}
Stripe.version = "endive";
window.Stripe = Stripe;
})();
`;

/** The script that stands in for Stripe.js, for pages that load it from this address. */
export const stripeJs = (origin: string): string =>
  script.replace("ORIGIN", () => JSON.stringify(origin));
