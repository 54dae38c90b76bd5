import { framePage, type Page, talk } from "./page";

const body = `<main style="padding:24px;background:#fff;border-radius:12px;max-width:420px;margin:0 auto"><h1 style="font-size:18px;margin:0 0 8px">3-D Secure 2 Test Page</h1><p>Your bank wants you to confirm this payment. No real money moves here.</p>
<div class="buttons"><button type="button" id="complete">Complete</button><button type="button" class="second" id="fail">Fail</button></div></main>`;

const script = `${talk}
const buttons = [...document.querySelectorAll("button")];
const answer = async (confirmed) => {
  for (const button of buttons) button.disabled = true;
  const told = await fetch(location.pathname, { method: "POST", headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_secret: at.get("client_secret"), confirmed }) });
  const value = await told.json();
  if (parentOrigin) say({ event: "done", detail: value });
  else if (value.return_url) location.assign(value.return_url);
  else document.querySelector("p").textContent = "You can close this page.";
};
document.getElementById("complete").addEventListener("click", () => answer(true));
document.getElementById("fail").addEventListener("click", () => answer(false));
document.getElementById("complete").focus();`;

/** The page of the cardholder's bank, in a frame or by itself. */
export const bankPage = (): Page => framePage("3-D Secure", "light", body, script);
