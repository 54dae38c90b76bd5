import type { MemberStep, MemberView } from "@/lib/checkout";
import { trackingUrl } from "@/lib/desk";
import { formatMoney } from "@/lib/kernel";
import type { OrderMessage } from "@/lib/members";
import { answersOf, type OrderRow } from "@/lib/orders";
import { type Html, html } from "../plain/html";

type Item = OrderRow["items"][number];

/** A time as people read it, in the site's zone. */
export const when = (at: Date, timeZone: string): Html => {
  const shown = new Intl.DateTimeFormat("en", {
    ...{ dateStyle: "long", timeStyle: "short", timeZone },
  }).format(at);
  return html`<time datetime="${at.toISOString()}">${shown}</time>`;
};

export const fact = (name: string, value: Html | string): Html =>
  html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** Somebody's own text: its lines are kept. */
const lines = (text: string) => html`<p class="text">${text}</p>`;

function drawItem(
  { name, variation, quantity, unitAmount, details }: Item,
  currency: string,
): Html {
  const answers = answersOf(details);
  return html`<li>
<span>${quantity > 1 ? `${quantity} × ` : ""}${name}${variation ? html`<small>${variation}</small>` : ""}</span>
${unitAmount === null ? "" : html`<span>${formatMoney({ amount: unitAmount * quantity, currency })}</span>`}
${answers.map(
  ({ question, answer }) =>
    html`<div class="answer">${question ? html`<small>${question}</small>` : ""}${lines(answer)}</div>`,
)}
</li>`;
}

export const drawItems = ({ items, currency }: OrderRow): Html | string =>
  items.length > 0
    ? html`<ul class="rows">${items.map((item) => drawItem(item, currency))}</ul>`
    : "";

/** What was sent, and where it is. */
export function drawFulfilment({ fulfilment }: OrderRow, site: string): Html | string {
  const { note, url, carrier, tracking_number: tracking } = fulfilment ?? {};
  const page = trackingUrl(carrier ?? null, tracking ?? null);
  const number =
    page && tracking
      ? html`<a href="${page}" rel="noreferrer noopener">${tracking}</a>`
      : (tracking ?? "");
  if (!note && !url && !carrier && !tracking) return "";
  return html`<section aria-labelledby="sent">
<h2 id="sent">From ${site}</h2>
${note ? lines(note) : ""}
${carrier || tracking ? html`<dl>${carrier ? fact("Sent with", carrier) : ""}${tracking ? fact("Tracking number", number) : ""}</dl>` : ""}
${url ? html`<p><a class="button" href="${url}" rel="noreferrer noopener">Download or open</a></p>` : ""}
</section>`;
}

/** Where it is sent to. */
export const drawAddress = ({ address }: MemberView): Html | string =>
  address.length === 0
    ? ""
    : html`<section aria-labelledby="address">
<h2 id="address">Where it goes</h2>
${lines(address.join("\n"))}
</section>`;

export const drawMessage = ({ message }: OrderRow): Html | string =>
  message
    ? html`<section aria-labelledby="yours">
<h2 id="yours">What you wrote with it</h2>
${lines(message)}
</section>`
    : "";

export const drawSteps = (steps: readonly MemberStep[], zone: string): Html | string =>
  steps.length === 0
    ? ""
    : html`<section aria-labelledby="steps">
<h2 id="steps">What happened</h2>
<ol class="steps">${steps.map(({ at, text }) => html`<li><span>${text}</span><small>${when(at, zone)}</small></li>`)}</ol>
</section>`;

/** What was written, and the form to write more. `typed` stays where it could not be taken. */
export function drawMessages(
  { order, site }: MemberView,
  messages: readonly OrderMessage[],
  action: string,
  typed: { text: string; problem: string } | undefined,
): Html {
  const items = messages.map(
    ({ from, body, createdAt }) =>
      html`<li class="${from === "member" ? "mine" : "theirs"}">
<small>${from === "member" ? "You" : site.name}, ${when(createdAt, order.siteTimeZone)}</small>
${lines(body)}</li>`,
  );
  return html`<section aria-labelledby="messages">
<h2 id="messages">Messages</h2>
${items.length > 0 ? html`<ol class="messages">${items}</ol>` : ""}
<form method="post" action="${action}">
<input type="hidden" name="do" value="message">
<label for="message">Write to ${site.name}</label>
${typed ? html`<p class="problem" id="message-problem" role="alert">${typed.problem}</p>` : ""}
<textarea id="message" name="message" rows="3" maxlength="4000" required${typed ? html` aria-invalid="true" aria-describedby="message-problem"` : ""}>${typed?.text ?? ""}</textarea>
<button type="submit">Send message</button>
</form>
</section>`;
}

/** Taking the order back: asked once more before it is done. */
export const drawCancel = (action: string): Html => html`<details class="cancel">
<summary>Cancel this order</summary>
<form method="post" action="${action}">
<input type="hidden" name="do" value="cancel">
<p>Nothing was charged. Once it is canceled, this cannot be taken back.</p>
<label for="reason">Reason (not required)</label>
<input id="reason" name="reason" maxlength="500" autocomplete="off">
<button type="submit" class="danger">Yes, cancel the order</button>
</form>
</details>`;

/** Where the member pays: the card's own fields are drawn by Stripe's script. */
export const drawPay = (order: OrderRow, orderId: string): Html => {
  const price = formatMoney({ amount: order.amount, currency: order.currency });
  return html`<section aria-labelledby="pay-title">
<h2 id="pay-title">Pay</h2>
<noscript><p>The card’s fields need JavaScript. Allow it for this page, and load it again.</p></noscript>
<form id="pay" data-order="${orderId}" data-price="${price}" hidden>
<div id="pay-express"></div>
<fieldset id="pay-choice" hidden>
<legend>Pay with</legend>
<label><input type="radio" name="card" value="saved" checked> <span id="pay-saved"></span></label>
<label><input type="radio" name="card" value="other"> Another card</label>
</fieldset>
<div id="pay-fields"></div>
<p class="problem" id="pay-problem" role="alert" hidden></p>
<button type="submit" id="pay-button" disabled>Pay ${price}</button>
</form>
<p id="pay-waits" role="status">Loading the card’s fields …</p>
</section>`;
};
