/**
 * What a request's page runs: it draws Stripe's fields, has the card checked, and goes on. Everything that it
 * needs stands in the page; without it the page says that the card needs JavaScript.
 */
export const cardScript = `(() => {
  "use strict";
  const form = document.getElementById("pay");
  const { key, secret } = form.dataset;
  const button = form.querySelector("button");
  const status = form.querySelector("[role=alert]");
  const say = (text) => { status.textContent = text; };
  if (!window.Stripe) { say("The card’s fields could not be loaded. Check your connection and reload the page."); return; }
  const stripe = window.Stripe(key);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const elements = stripe.elements({ clientSecret: secret, appearance: { theme: dark ? "night" : "stripe" } });
  elements.create("payment").mount("#card");
  const express = elements.create("expressCheckout", { buttonHeight: 44 });
  express.on("click", (event) => event.resolve());
  express.mount("#express");
  let busy = false;
  const go = async () => {
    if (busy) return;
    busy = true;
    button.disabled = true;
    say("");
    try {
      const wrong = (await elements.submit()).error;
      if (wrong) { say(wrong.message); return; }
      const { error } = await stripe.confirmPayment({ elements, redirect: "if_required", confirmParams: { return_url: location.href } });
      if (error) { say(error.message || "The card was refused. Try another one."); return; }
      form.submit();
      return;
    } catch {
      say("The connection was lost. Nothing was charged: try again.");
    } finally {
      if (status.textContent) { busy = false; button.disabled = false; }
    }
  };
  express.on("confirm", go);
  form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
  button.disabled = false;
})();
`;
