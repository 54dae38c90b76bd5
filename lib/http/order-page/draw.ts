import { sayStatus } from "@/lib/checkout";
import { env, formatMoney } from "@/lib/kernel";
import { kindLabels, type OrderRow } from "@/lib/orders";
import type { Site } from "@/lib/sites";
import { Html, html } from "../html";
import { cleanAddress, type OrderPageQuery } from "./query";
import { style } from "./style";

function frame(title: string, look: OrderPageQuery, body: Html): string {
  const classes = [look.isDark ? "dark" : "", look.hideScrollBar ? "no-bar" : ""].join(" ").trim();
  return html`<!doctype html>
<html lang="en" class="${classes}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no, email=no, address=no">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${env().sandbox ? html`<header class="sandbox">Sandbox – no real money</header>` : ""}
<main>
${body}
</main>
</body>
</html>
`.text;
}

/** A page that tells nothing of any order. */
export const drawSentence = (title: string, sentence: string, look: OrderPageQuery): string =>
  frame(
    title,
    look,
    html`<section>
<h1>${title}</h1>
<p>${sentence}</p>
</section>`,
  );

type Item = OrderRow["items"][number];

const drawItem = ({ name, variation, quantity, unitAmount }: Item, currency: string) => html`<li>
<span>${quantity > 1 ? `${quantity} × ` : ""}${name}${variation ? html`<small>${variation}</small>` : ""}</span>
${unitAmount === null ? "" : html`<span>${formatMoney({ amount: unitAmount * quantity, currency })}</span>`}
</li>`;

const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** An order as the person who paid may see it: how it stands, what it is, how much and when. */
export function drawOrder(order: OrderRow, site: Site, look: OrderPageQuery): string {
  const { title, text, payment, tone } = sayStatus(order, site.name);
  const { currency } = order;
  const placed = new Intl.DateTimeFormat("en", {
    dateStyle: "long",
    timeZone: site.timeZone,
  }).format(order.placedAt);
  return frame(
    `Order ${order.reference} · ${site.name}`,
    look,
    html`<p class="site">${site.name}</p>
<section>
${order.isTest ? html`<p class="test">Test order: no money was moved</p>` : ""}
<div class="standing ${tone}">
<h1>${title}</h1>
<p>${text}</p>
</div>
<h2>${order.items.length > 0 ? "What you ordered" : kindLabels[order.kind]}</h2>
${order.items.length > 0 ? html`<ul>${order.items.map((item) => drawItem(item, currency))}</ul>` : ""}
<dl>
${fact("Amount", formatMoney({ amount: order.amount, currency }))}
${fact("Payment", payment)}
${fact("Placed", placed)}
${fact("Order", order.reference)}
</dl>
</section>
<nav aria-label="Order">
<a href="${cleanAddress(look)}">Look again</a>
${site.url && !look.hideBack ? html`<a href="${site.url}" rel="noreferrer">Back to ${site.name}</a>` : ""}
</nav>`,
  );
}
