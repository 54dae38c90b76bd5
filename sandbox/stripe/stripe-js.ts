/**
 * What the stand-in serves in the place of Stripe.js: the same calls and answers, as far as a page of ours
 * makes them. The card is typed into a frame of the stand-in's own origin and goes from there to it alone.
 */
export const stripeJs = (origin: string) => `(() => {
"use strict";
const origin = ${JSON.stringify(origin)};
let count = 0;
const listeners = new Map();
addEventListener("message", (event) => {
  if (event.origin !== origin || !event.data || !event.data.standIn) return;
  const hear = listeners.get(event.data.standIn);
  if (hear) hear(event.data);
});
const makeFrame = (path, title, height) => {
  const id = "f" + ++count;
  const frame = document.createElement("iframe");
  frame.src = origin + path + (path.includes("?") ? "&" : "?") + "frame=" + id + "&parent=" + encodeURIComponent(location.origin);
  frame.title = title;
  frame.style.cssText = "border:0;width:100%;display:block;color-scheme:normal;height:" + height + "px";
  frame.allow = "payment *";
  const waiting = new Map();
  const events = {};
  const emit = (name, detail) => { for (const one of events[name] || []) one(detail); };
  listeners.set(id, (data) => {
    if (data.height) frame.style.height = data.height + "px";
    if (data.event) emit(data.event, data.detail);
    if (data.answer) { const done = waiting.get(data.answer); waiting.delete(data.answer); if (done) done(data.value); }
  });
  const ask = (what, more) => new Promise((resolve) => {
    const call = "c" + ++count;
    waiting.set(call, resolve);
    frame.contentWindow.postMessage({ call, what, ...more }, origin);
  });
  return { frame, ask, emit, on: (name, listener) => { (events[name] ||= []).push(listener); },
    off: (name, listener) => { events[name] = (events[name] || []).filter((one) => one !== listener); },
    close: () => { frame.remove(); listeners.delete(id); } };
};
const secretParts = (secret) => ({ intent: String(secret).split("_secret_")[0], secret });
const failure = (type, message, more) => ({ error: { type, message, ...more } });
function Stripe(key) {
  const challenge = (paymentIntent, secret) => new Promise((resolve) => {
    const shade = document.createElement("div");
    shade.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:rgba(0,0,0,.5);display:grid;place-items:center;padding:16px";
    const box = makeFrame("/3ds/" + paymentIntent.id + "?secret=" + encodeURIComponent(secret) + "&key=" + encodeURIComponent(key), "3-D Secure", 320);
    box.frame.style.cssText += ";max-width:420px;background:#fff;border-radius:12px";
    box.on("done", (detail) => { box.close(); shade.remove(); resolve(detail); });
    shade.append(box.frame);
    document.body.append(shade);
  });
  const finish = async (result, secret) => {
    const intent = result.paymentIntent;
    if (intent && intent.status === "requires_action") return finish(await challenge(intent, secret), secret);
    if (intent && intent.last_payment_error && intent.status === "requires_payment_method") return { error: intent.last_payment_error };
    return result;
  };
  const retrieve = async (secret) => {
    const { intent } = secretParts(secret);
    const answer = await fetch(origin + "/elements/intents/" + intent + "?client_secret=" + encodeURIComponent(secret) + "&key=" + encodeURIComponent(key));
    return answer.json();
  };
  const stripe = {
    elements(options = {}) {
      const made = {};
      const elements = {
        _options: options,
        _express: null,
        create(type, more = {}) {
          const isExpress = type === "expressCheckout";
          const theme = options.appearance && options.appearance.theme === "night" ? "dark" : "light";
          const box = makeFrame((isExpress ? "/elements/express" : "/elements/card") + "?theme=" + theme, isExpress ? "Secure express checkout" : "Secure payment input", isExpress ? 52 : 230);
          const element = {
            _box: box,
            mount(where) {
              const at = typeof where === "string" ? document.querySelector(where) : where;
              if (!at) throw new Error("IntegrationError: there is no such place to mount an element in.");
              at.replaceChildren(box.frame);
              return element;
            },
            on(name, listener) { box.on(name, listener); return element; },
            off(name, listener) { box.off(name, listener); return element; },
            update() { return element; },
            focus() { box.frame.focus(); },
            unmount() { box.frame.remove(); },
            destroy() { box.close(); delete made[type]; },
          };
          if (isExpress) {
            box.on("pressed", (wallet) => {
              const timer = setTimeout(() => {}, 1000);
              box.emit("click", { expressPaymentType: wallet, resolve() {
                clearTimeout(timer);
                elements._express = wallet;
                box.emit("confirm", { expressPaymentType: wallet, billingDetails: null, paymentFailed() { elements._express = null; } });
              }, reject() {} });
            });
          }
          made[type] = element;
          return element;
        },
        getElement: (type) => made[type] || null,
        update(more) { Object.assign(options, more); return Promise.resolve(); },
        async submit() {
          if (elements._express || !made.payment) return { selectedPaymentMethod: elements._express || "card" };
          return made.payment._box.ask("check", {});
        },
      };
      return elements;
    },
    async confirmPayment({ elements, clientSecret, confirmParams = {}, redirect }) {
      const secret = clientSecret || (elements && elements._options.clientSecret);
      const wallet = elements && elements._express;
      const element = elements && elements.getElement(wallet ? "expressCheckout" : "payment");
      if (!element && !confirmParams.payment_method) return failure("validation_error", "There is no element to pay with.");
      const call = { key, ...secretParts(secret), wallet, payment_method: confirmParams.payment_method };
      let result;
      if (element && !confirmParams.payment_method) result = await element._box.ask("confirm", call);
      else {
        const answer = await fetch(origin + "/elements/confirm", { method: "POST", body: JSON.stringify(call) });
        result = await answer.json();
      }
      if (elements) elements._express = null;
      result = await finish(result, secret);
      if (!result.error && redirect !== "if_required" && confirmParams.return_url) {
        const back = new URL(confirmParams.return_url);
        back.searchParams.set("payment_intent", result.paymentIntent.id);
        back.searchParams.set("payment_intent_client_secret", secret);
        back.searchParams.set("redirect_status", "succeeded");
        location.assign(back);
        return new Promise(() => {});
      }
      return result;
    },
    confirmCardPayment: (secret, { payment_method } = {}) =>
      stripe.confirmPayment({ clientSecret: secret, confirmParams: { payment_method }, redirect: "if_required" }),
    async handleNextAction({ clientSecret }) { return finish(await retrieve(clientSecret), clientSecret); },
    retrievePaymentIntent: retrieve,
    createToken: async () => failure("invalid_request_error", "The stand-in makes no tokens."),
    createPaymentMethod: async ({ elements }) => {
      const element = elements && elements.getElement("payment");
      return element ? element._box.ask("method", { key }) : failure("validation_error", "There is no element.");
    },
    registerAppInfo() {},
    _registerWrapper() {},
  };
  return stripe;
}
Stripe.version = "endive";
window.Stripe = Stripe;
})();
`;

const look = (theme: string) => `
:root{color-scheme:${theme === "dark" ? "dark" : "light"}}
*{box-sizing:border-box}
body{margin:0;padding:2px;font:15px/1.4 system-ui,sans-serif;color:${theme === "dark" ? "#f3f4f6" : "#1f2937"};background:transparent}
label{display:block;font-size:13px;margin:0 0 4px}
input{width:100%;padding:10px 12px;font:inherit;border:1px solid ${theme === "dark" ? "#6b7280" : "#9ca3af"};border-radius:8px;background:${theme === "dark" ? "#111827" : "#fff"};color:inherit}
input:focus-visible,button:focus-visible{outline:2px solid #2563eb;outline-offset:1px}
input[aria-invalid=true]{border-color:#dc2626}
.row{display:grid;grid-template-columns:1fr 1fr;gap:12px;margin-top:12px}
.error{color:${theme === "dark" ? "#fca5a5" : "#b91c1c"};font-size:13px;margin:4px 0 0;min-height:0}
.buttons{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:8px}
button{padding:12px;font:600 15px system-ui,sans-serif;border:0;border-radius:8px;background:#111;color:#fff;cursor:pointer}
button.second{background:#e5e7eb;color:#111}
`;

const page = (title: string, theme: string, body: string, script: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${look(theme)}</style></head><body>${body}<script>${script}</script></body></html>`;

const talk = `
const at = new URLSearchParams(location.search);
const frame = at.get("frame"), parentOrigin = at.get("parent");
const say = (data) => parent.postMessage({ standIn: frame, ...data }, parentOrigin);
const post = async (path, body) => (await fetch(path, { method: "POST", body: JSON.stringify(body) })).json();
new ResizeObserver(() => say({ height: Math.ceil(document.documentElement.getBoundingClientRect().height) })).observe(document.documentElement);
`;

/** The fields of a card, in a page of their own. */
export const cardFrame = (theme: string) =>
  page(
    "Secure payment input",
    theme,
    `<form novalidate><label for="number">Card number</label>
<input id="number" inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234" aria-describedby="e-number"><p class="error" id="e-number" role="alert"></p>
<div class="row"><div><label for="expiry">Expiration date</label><input id="expiry" inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY" aria-describedby="e-expiry"><p class="error" id="e-expiry" role="alert"></p></div>
<div><label for="cvc">Security code</label><input id="cvc" inputmode="numeric" autocomplete="cc-csc" placeholder="CVC" aria-describedby="e-cvc"><p class="error" id="e-cvc" role="alert"></p></div></div></form>`,
    `${talk}
const field = (id) => document.getElementById(id);
const digits = (id) => field(id).value.replace(/\\D/g, "");
field("number").addEventListener("input", () => { field("number").value = digits("number").slice(0, 19).replace(/(.{4})(?=.)/g, "$1 "); });
field("expiry").addEventListener("input", () => { const all = digits("expiry").slice(0, 4); field("expiry").value = all.length > 2 ? all.slice(0, 2) + " / " + all.slice(2) : all; });
for (const id of ["number", "expiry", "cvc"]) field(id).addEventListener("input", () => { show(id, ""); say({ event: "change", detail: { elementType: "payment", complete: !problems().length, empty: !digits("number"), collapsed: false, value: { type: "card" } } }); });
const show = (id, text) => { field("e-" + id).textContent = text; field(id).setAttribute("aria-invalid", text ? "true" : "false"); };
const luhn = (text) => { let sum = 0; [...text].reverse().forEach((d, i) => { let n = +d; if (i % 2) { n *= 2; if (n > 9) n -= 9; } sum += n; }); return text.length >= 12 && sum % 10 === 0; };
const expiry = () => { const all = digits("expiry"); return { month: +all.slice(0, 2), year: 2000 + +all.slice(2, 4), whole: all.length === 4 }; };
const problems = () => {
  const found = [];
  const number = digits("number"), e = expiry(), now = new Date();
  if (!number) found.push(["number", "incomplete_number", "Your card number is incomplete."]);
  else if (!luhn(number)) found.push(["number", number.length < 12 ? "incomplete_number" : "invalid_number", number.length < 12 ? "Your card number is incomplete." : "Your card number is invalid."]);
  if (!e.whole) found.push(["expiry", "incomplete_expiry", "Your card’s expiration date is incomplete."]);
  else if (e.month < 1 || e.month > 12 || e.year * 12 + e.month < now.getFullYear() * 12 + now.getMonth() + 1) found.push(["expiry", "invalid_expiry_year_past", "Your card’s expiration date is in the past."]);
  if (digits("cvc").length < 3) found.push(["cvc", "incomplete_cvc", "Your card’s security code is incomplete."]);
  return found;
};
const check = () => {
  const found = problems();
  for (const id of ["number", "expiry", "cvc"]) show(id, (found.find(([one]) => one === id) || [])[2] || "");
  if (!found.length) return null;
  field(found[0][0]).focus();
  return { error: { type: "validation_error", code: found[0][1], message: found[0][2] } };
};
addEventListener("message", async (event) => {
  if (event.origin !== parentOrigin || !event.data.call) return;
  const { call, what, ...more } = event.data;
  let value = check();
  if (!value) {
    const e = expiry();
    const card = { number: digits("number"), exp_month: e.month, exp_year: e.year, cvc: digits("cvc") };
    value = what === "check" ? { selectedPaymentMethod: "card" } : await post(what === "method" ? "/elements/methods" : "/elements/confirm", { ...more, card });
  }
  say({ answer: call, value });
});
say({ event: "ready", detail: { elementType: "payment" } });`,
  );

/** The buttons of wallets that exist on this machine alone. */
export const expressFrame = (theme: string) =>
  page(
    "Secure express checkout",
    theme,
    `<div class="buttons"><button type="button" data-wallet="apple_pay">Apple Pay</button><button type="button" data-wallet="google_pay">Google Pay</button></div>`,
    `${talk}
for (const button of document.querySelectorAll("button")) button.addEventListener("click", () => say({ event: "pressed", detail: button.dataset.wallet }));
addEventListener("message", async (event) => {
  if (event.origin !== parentOrigin || !event.data.call) return;
  const { call, what, ...more } = event.data;
  say({ answer: call, value: await post("/elements/confirm", { ...more, card: { number: "4242424242424242" } }) });
});
say({ event: "ready", detail: { elementType: "expressCheckout", availablePaymentMethods: { applePay: true, googlePay: true } } });`,
  );

/** The page of the cardholder's bank. */
export const challengePage = (intent: string) =>
  page(
    "3-D Secure",
    "light",
    `<main style="padding:24px;background:#fff;border-radius:12px"><h1 style="font-size:18px;margin:0 0 8px">3-D Secure 2 Test Page</h1><p>Your bank wants you to confirm this payment. No real money moves here.</p>
<div class="buttons"><button type="button" id="complete">Complete</button><button type="button" class="second" id="fail">Fail</button></div></main>`,
    `${talk}
const answer = async (confirmed) => {
  const body = { intent: ${JSON.stringify(intent)}, secret: at.get("secret"), key: at.get("key"), confirmed };
  const value = await post("/elements/challenges", body);
  if (parentOrigin) say({ event: "done", detail: value });
};
document.getElementById("complete").addEventListener("click", () => answer(true));
document.getElementById("fail").addEventListener("click", () => answer(false));
document.getElementById("complete").focus();`,
  );
