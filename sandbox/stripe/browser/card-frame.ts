import { framePage, type Page, talk } from "./page";

const field = (id: string, label: string, more: string) =>
  `<label for="${id}">${label}</label><input id="${id}" inputmode="numeric" ${more} aria-describedby="e-${id}"><p class="error" id="e-${id}" role="alert"></p>`;

const body = `<form novalidate>${field("number", "Card number", 'autocomplete="cc-number" placeholder="1234 1234 1234 1234"')}
<div class="row"><div>${field("expiry", "Expiration date", 'autocomplete="cc-exp" placeholder="MM / YY"')}</div>
<div>${field("cvc", "Security code", 'autocomplete="cc-csc" placeholder="CVC"')}</div></div></form>`;

const script = String.raw`${talk}
const ids = ["number", "expiry", "cvc"];
const type = at.get("type") || "payment";
const field = (id) => document.getElementById(id);
const digits = (id) => field(id).value.replace(/\D/g, "");
const show = (id, text) => { field("e-" + id).textContent = text; field(id).setAttribute("aria-invalid", text ? "true" : "false"); };
const brands = [["amex", /^3[47]/], ["mastercard", /^(5[1-5]|2[2-7])/], ["discover", /^6(011|5)/], ["diners", /^3[068]/], ["jcb", /^35/], ["unionpay", /^62/], ["visa", /^4/]];
const brand = () => (brands.find(([, start]) => start.test(digits("number"))) || ["unknown"])[0];
const luhn = (text) => { let sum = 0; [...text].reverse().forEach((d, i) => { let n = +d; if (i % 2) { n *= 2; if (n > 9) n -= 9; } sum += n; }); return sum % 10 === 0; };
const expiry = () => { const all = digits("expiry"); return { month: +all.slice(0, 2), year: 2000 + +all.slice(2, 4), whole: all.length === 4 }; };
const problems = () => {
  const found = [], number = digits("number"), e = expiry(), now = new Date();
  if (number.length < (brand() === "amex" ? 15 : 14)) found.push(["number", "incomplete_number", "Your card number is incomplete."]);
  else if (!luhn(number)) found.push(["number", "invalid_number", "Your card number is invalid."]);
  if (!e.whole || e.month < 1 || e.month > 12) found.push(["expiry", "incomplete_expiry", "Your card’s expiration date is incomplete."]);
  else if (e.year < now.getFullYear()) found.push(["expiry", "invalid_expiry_year_past", "Your card’s expiration year is in the past."]);
  else if (e.year === now.getFullYear() && e.month < now.getMonth() + 1) found.push(["expiry", "invalid_expiry_month_past", "Your card’s expiration date is in the past."]);
  if (digits("cvc").length < (brand() === "amex" ? 4 : 3)) found.push(["cvc", "incomplete_cvc", "Your card’s security code is incomplete."]);
  return found;
};
const errorOf = (found) => ({ type: "validation_error", code: found[0][1], message: found[0][2] });
const change = () => {
  const found = problems(), isEmpty = ids.every((id) => !digits(id));
  const value = type === "card" ? { brand: brand(), value: { postalCode: "" } } : { collapsed: false, value: { type: "card" } };
  say({ event: "change", detail: { elementType: type, complete: !found.length, empty: isEmpty, error: undefined, ...value } });
};
field("number").addEventListener("input", () => { field("number").value = digits("number").slice(0, 19).replace(/(.{4})(?=.)/g, "$1 "); });
field("expiry").addEventListener("input", () => {
  let all = digits("expiry").slice(0, 4);
  if (/^[2-9]/.test(all)) all = ("0" + all).slice(0, 4);
  field("expiry").value = all.length > 2 ? all.slice(0, 2) + " / " + all.slice(2) : all;
});
field("cvc").addEventListener("input", () => { field("cvc").value = digits("cvc").slice(0, 4); });
for (const id of ids) {
  field(id).addEventListener("input", () => { show(id, ""); change(); });
  field(id).addEventListener("focus", () => say({ event: "focus", detail: { elementType: type } }));
  field(id).addEventListener("blur", () => {
    say({ event: "blur", detail: { elementType: type } });
    const wrong = digits(id) && problems().find(([one]) => one === id);
    if (wrong) show(id, wrong[2]);
  });
  field(id).addEventListener("keydown", (event) => { if (event.key === "Escape") say({ event: "escape", detail: { elementType: type } }); });
}
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
const check = () => {
  const found = problems();
  for (const id of ids) show(id, (found.find(([one]) => one === id) || [])[2] || "");
  if (!found.length) return null;
  field(found[0][0]).focus();
  return { error: errorOf(found) };
};
addEventListener("message", async (event) => {
  if (event.source !== parent || event.origin !== parentOrigin || !event.data || !event.data.call) return;
  const { call: id, what, key, billing } = event.data;
  if (what === "focus") { field("number").focus(); return; }
  if (what === "clear") { for (const one of ids) { field(one).value = ""; show(one, ""); } change(); return; }
  let value = check();
  if (!value && what === "check") value = { selectedPaymentMethod: "card" };
  if (!value) {
    const e = expiry();
    const card = { number: digits("number"), exp_month: e.month, exp_year: e.year, cvc: digits("cvc") };
    value = await call(key, "/payment_methods", { type: "card", card, billing_details: billing })
      .then((answer) => answer.error ? { error: answer.error } : { paymentMethod: answer })
      .catch(() => ({ error: { type: "api_connection_error", message: "We are experiencing issues connecting to our payments provider. You have not been charged. Please check your internet connection and try again." } }));
  }
  say({ answer: id, value });
});
say({ event: "ready", detail: { elementType: type } });`;

/** The fields of a card, in a page of their own: what is typed goes from here to the stand-in alone. */
export const cardFrame = (theme: string): Page =>
  framePage("Secure payment input", theme, body, script);
