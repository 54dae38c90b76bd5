import { sayStatus } from "@/lib/checkout";
import { formatMoney, toPublicId } from "@/lib/kernel";
import { MEMBER_LINK_MINUTES, type MemberNoticeLine } from "@/lib/members";
import { type MemberKind, memberKindNames, memberKinds } from "@/lib/members/schemas";
import type { OrderRow } from "@/lib/orders";
import { when } from "../order-page/draw-parts";
import { type Html, html } from "../plain/html";
import { drawPage, drawSentence } from "../plain/plain-page";

const path = "/my-orders";
const hidden = (wish: string) => html`<input type="hidden" name="do" value="${wish}">`;

/** Where an address is given. `typed` stays where it could not be taken. */
export const drawAsk = (typed?: { email: string; problem: string }): string =>
  drawSentence(
    "My orders",
    "Everything that you ordered with an e-mail address, whatever the creator. A link to it is mailed to you; there is no password.",
    {},
    html`<form method="post" action="${path}">
${hidden("ask")}
<label for="email">E-mail address</label>
${typed ? html`<p class="problem" id="email-problem" role="alert">${typed.problem}</p>` : ""}
<input id="email" name="email" type="email" autocomplete="email" maxlength="254" required value="${typed?.email ?? ""}"${typed ? html` aria-invalid="true" aria-describedby="email-problem"` : ""}>
<button type="submit">Mail me a link</button>
</form>`,
  );

/** Said to everybody who gives an address, be it known or not. */
export const drawAsked = (): string =>
  drawSentence(
    "Look into your mailbox",
    `If something was ordered with this address, a link is on its way to it. It works once, within ${MEMBER_LINK_MINUTES} minutes.`,
    {},
    html`<p><a href="${path}">Use another address</a></p>`,
  );

/** Asks for a click: what looks at links by itself uses none up. */
export const drawSignIn = (): string =>
  drawSentence(
    "See your orders",
    "One click, and this browser shows what you ordered until you sign out.",
    {},
    html`<form method="post" action="${path}">${hidden("sign-in")}<button type="submit">See my orders</button></form>`,
  );

export const drawSpent = (): string =>
  drawSentence(
    "This link is not valid any more",
    "It was used already, is too old, or there is a newer one.",
    {},
    html`<p><a href="${path}">Have a new one mailed</a></p>`,
  );

const orderHref = (id: string) => `/order?${new URLSearchParams({ orderId: id })}`;

function drawOrderLine(order: OrderRow): Html {
  const { title } = sayStatus(order, order.siteName);
  const { amount, currency, siteName, reference } = order;
  return html`<li>
<span><a href="${orderHref(toPublicId("order", order.id))}">${order.itemSummary || `Order ${reference}`}</a>
<small>${siteName} · ${reference} · ${when(order.placedAt, order.siteTimeZone)}</small></span>
<span>${formatMoney({ amount, currency })}<small>${title}</small></span>
</li>`;
}

const drawNotice = ({
  text,
  orderId,
  createdAt,
  isRead,
}: MemberNoticeLine): Html => html`<li${isRead ? "" : html` class="unread"`}>
<span><a href="${orderHref(orderId)}">${text}</a>${isRead ? "" : html` <small>New</small>`}</span>
<small>${when(createdAt, "UTC")} UTC</small>
</li>`;

const drawChoice = (kind: MemberKind, isOn: boolean): Html => html`<label class="choice">
<input type="checkbox" name="kind" value="${kind}"${isOn ? html` checked` : ""}>
<span>${memberKinds[kind].label}<small>${memberKinds[kind].description}</small></span>
</label>`;

/** All orders of an address, what its owner was told, and what they want to be mailed about. */
export const drawMyOrders = (shown: {
  email: string;
  orders: readonly OrderRow[];
  notices: readonly MemberNoticeLine[];
  unread: number;
  choices: Record<MemberKind, boolean>;
}): string => {
  const { email, orders, notices, unread, choices } = shown;
  const count = unread > 0 ? html`<span class="count">${unread} new</span>` : "";
  return drawPage(
    unread > 0 ? `(${unread}) My orders` : "My orders",
    {},
    html`<p class="site">${email}</p>
<section>
<h1>My orders</h1>
${
  orders.length > 0
    ? html`<ul class="rows">${orders.map(drawOrderLine)}</ul>`
    : html`<p>Nothing was ordered with this address yet.</p>`
}
</section>
<section aria-labelledby="notices">
<h2 id="notices">News${count}</h2>
${
  notices.length > 0
    ? html`<ul class="rows">${notices.map(drawNotice)}</ul>`
    : html`<p>What becomes of your orders shows here.</p>`
}
${unread > 0 ? html`<form method="post" action="${path}">${hidden("read")}<button type="submit" class="plain">Mark all as read</button></form>` : ""}
</section>
<section aria-labelledby="choices">
<h2 id="choices">Mails</h2>
<p>What is switched off here still shows under News.</p>
<form method="post" action="${path}">
${hidden("choices")}
<fieldset>
<legend>Mail me about</legend>
${memberKindNames.map((kind) => drawChoice(kind, choices[kind]))}
</fieldset>
<button type="submit">Save</button>
</form>
</section>
<nav aria-label="My orders">
<form method="post" action="${path}">${hidden("sign-out")}<button type="submit" class="plain">Sign out</button></form>
</nav>`,
  );
};
