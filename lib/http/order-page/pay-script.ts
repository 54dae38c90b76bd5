/** The whole script of an order's page: it draws the card's fields with Stripe's script and pays. */
export const payScript = `(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const form = at("pay");
  if (!form) return;
  const [button, problem, waits, fields, choice] =
    ["pay-button", "pay-problem", "pay-waits", "pay-fields", "pay-choice"].map(at);
  const query = "?orderId=" + encodeURIComponent(form.dataset.order);
  const back = location.origin + "/order/paid" + query;
  const say = (text) => { problem.textContent = text; problem.hidden = !text; };
  const busy = (isBusy) => {
    button.disabled = isBusy;
    button.setAttribute("aria-busy", String(isBusy));
    button.textContent = isBusy ? "Paying …" : "Pay " + form.dataset.price;
  };
  const load = (url) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = done;
    script.onerror = () => failed(new Error("The card’s fields could not be loaded. Check your connection and load the page again."));
    document.head.append(script);
  });
  const giveUp = (error) => {
    waits.hidden = true;
    form.hidden = false;
    button.hidden = true;
    say(error.message || "The payment cannot be opened right now. Load the page again.");
  };
  const open = async () => {
    const answer = await fetch("/order/pay" + query, { method: "POST", credentials: "same-origin" });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error && body.error.message);
    await load(body.script_url);
    return body;
  };
  const isDark = () => document.documentElement.classList.contains("dark") || matchMedia("(prefers-color-scheme: dark)").matches;
  open().then((given) => {
    const stripe = window.Stripe(given.publishable_key);
    const elements = stripe.elements({ clientSecret: given.client_secret, appearance: { theme: isDark() ? "night" : "stripe" } });
    const card = given.saved_method && given.saved_card;
    let isMounted = false;
    const mount = () => {
      if (isMounted) return;
      isMounted = true;
      elements.create("payment").mount(fields);
    };
    const express = elements.create("expressCheckout", { buttonHeight: 44 });
    express.on("click", (event) => event.resolve());
    express.mount(at("pay-express"));
    const usesSaved = () => card && form.elements.card.value === "saved";
    const show = () => {
      fields.hidden = Boolean(usesSaved());
      if (!usesSaved()) mount();
    };
    if (card) {
      at("pay-saved").textContent = card.brand + " ending in " + card.last4;
      choice.hidden = false;
      choice.addEventListener("change", show);
    }
    waits.hidden = true;
    form.hidden = false;
    show();
    busy(false);
    const pay = async (isSaved) => {
      if (button.disabled) return;
      say("");
      busy(true);
      const result = await (isSaved
        ? stripe.confirmCardPayment(given.client_secret, { payment_method: given.saved_method })
        : stripe.confirmPayment({ elements, confirmParams: { return_url: back }, redirect: "if_required" })
      ).catch(() => ({ error: { message: "The payment could not be sent. Check your connection: nothing is charged twice." } }));
      if (!result.error) {
        location.assign(back);
        return;
      }
      say(result.error.message);
      busy(false);
    };
    express.on("confirm", () => pay(false));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      pay(usesSaved());
    });
  }).catch(giveUp);
})();
`;
