import { framePage, type Page, talk } from "./page";

const wallets = [
  ["apple_pay", "Apple Pay"],
  ["google_pay", "Google Pay"],
  ["link", "Link"],
];

const body = `<div class="buttons">${wallets
  .map(([id, name]) => `<button type="button" data-wallet="${id}">${name}</button>`)
  .join("")}</div>`;

const script = `${talk}
const buttons = [...document.querySelectorAll("button")];
const hidden = (at.get("hide") || "").split(",");
for (const button of buttons) {
  if (hidden.includes(button.dataset.wallet)) button.remove();
  button.addEventListener("click", () => say({ event: "pressed", detail: button.dataset.wallet }));
}
addEventListener("message", async (event) => {
  if (event.source !== parent || event.origin !== parentOrigin || !event.data || !event.data.call) return;
  const { call: id, what, key, billing, wallet } = event.data;
  if (what !== "method") return say({ answer: id, value: { selectedPaymentMethod: wallet } });
  const year = new Date().getFullYear() + 3;
  const card = { number: "4242424242424242", exp_month: 12, exp_year: year, wallet };
  const answer = await call(key, "/payment_methods", { type: "card", card, billing_details: billing });
  say({ answer: id, value: answer.error ? { error: answer.error } : { paymentMethod: answer } });
});
const has = (id) => !hidden.includes(id);
say({ event: "ready", detail: { elementType: "expressCheckout", availablePaymentMethods: { applePay: has("apple_pay"), googlePay: has("google_pay"), link: has("link"), amazonPay: false, klarna: false, paypal: false } } });`;

/** The buttons of wallets that exist on this machine alone. */
export const expressFrame = (theme: string): Page =>
  framePage("Secure express checkout", theme, body, script);
