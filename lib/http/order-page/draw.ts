import { type MemberView, sayNext, sayStatus } from "@/lib/checkout";
import { formatMoney } from "@/lib/kernel";
import type { OrderMessage } from "@/lib/members";
import { kindLabels, type OrderRow, wasPaid } from "@/lib/orders";
import { type Html, html } from "../plain/html";
import { drawPage } from "../plain/plain-page";
import {
  drawAddress,
  drawCancel,
  drawFulfilment,
  drawItems,
  drawMessage,
  drawMessages,
  drawPay,
  drawSteps,
  fact,
  when,
} from "./draw-parts";
import { cleanAddress, type OrderPageQuery } from "./query";

/** Where the script of an order's payment is. */
export const payScriptPath = "/order/pay.js";

/** What an order's page shows beside the order. */
export interface PageState {
  messages: readonly OrderMessage[];
  /** Whether it can be paid here now. */
  isPayable: boolean;
  /** What could not be done, in a sentence. */
  problem?: string;
  /** A message that was not taken, and why. */
  typed?: { text: string; problem: string };
}

const methods: Record<string, string> = {
  card: "By card",
  apple_pay: "Apple Pay",
  google_pay: "Google Pay",
  link: "Link",
};

/** How it was paid, as far as it is known. */
function paidWith({ paymentMethod, card }: OrderRow): string | undefined {
  if (!paymentMethod) return undefined;
  const name = methods[paymentMethod] ?? paymentMethod;
  const shown = card && `${card.brand} ending in ${card.last4}`;
  if (!shown) return name;
  return paymentMethod === "card" ? shown : `${name}, ${shown}`;
}

/** The money of an order, row by row. */
export function drawTotals(order: OrderRow, payment: string): Html {
  const { currency } = order;
  const money = (amount: bigint) => formatMoney({ amount, currency });
  const how = paidWith(order);
  return html`<dl>
${order.amountShipping > 0n ? fact("Shipping", money(order.amountShipping)) : ""}
${fact("Amount", money(order.amount))}
${order.amountRefunded > 0n ? fact("Refunded", money(order.amountRefunded)) : ""}
${fact("Payment", payment)}
${how ? fact("Card", how) : ""}
${fact("Placed", when(order.placedAt, order.siteTimeZone))}
${fact("Order", order.reference)}
</dl>`;
}

const testLine = (order: OrderRow) =>
  order.isTest ? html`<p class="test">Test order: no money was moved</p>` : "";

function drawNav({ order, site }: MemberView, look: OrderPageQuery): Html {
  const receipt = cleanAddress(look).replace("/order?", "/order/receipt?");
  return html`<nav aria-label="Order">
<a href="${cleanAddress(look)}">Look again</a>
${wasPaid(order.paymentStatus) ? html`<a href="${receipt}">Receipt</a>` : ""}
<a href="/my-orders">My orders</a>
${site.url && !look.hideBack ? html`<a href="${site.url}" rel="noreferrer">Back to ${site.name}</a>` : ""}
</nav>`;
}

/** An order as the person who paid sees it: how it stands, what comes next, and all that concerns them. */
export function drawOrder(view: MemberView, look: OrderPageQuery, state: PageState): string {
  const { order, site, steps, mayCancel } = view;
  const { title, text, payment, tone } = sayStatus(order, site.name);
  const next = sayNext(order, site.name);
  const action = cleanAddress(look);
  return drawPage(
    `Order ${order.reference} · ${site.name}`,
    look,
    html`<p class="site">${site.name}</p>
${state.problem ? html`<p class="problem" role="alert">${state.problem}</p>` : ""}
<section>
${testLine(order)}
<div class="standing ${tone}">
<h1>${title}</h1>
<p>${text}</p>
</div>
${next ? html`<h2>What happens next</h2><p>${next}</p>` : ""}
${mayCancel ? drawCancel(action) : ""}
</section>
${state.isPayable ? drawPay(order, look.orderId ?? "") : ""}
${drawFulfilment(order, site.name)}
<section>
<h2>${order.items.length > 0 ? "What you ordered" : kindLabels[order.kind]}</h2>
${drawItems(order)}
${drawTotals(order, payment)}
</section>
${drawAddress(view)}
${drawMessage(order)}
${drawSteps(steps, order.siteTimeZone)}
${drawMessages(view, state.messages, action, state.typed)}
${drawNav(view, look)}`,
    state.isPayable ? payScriptPath : undefined,
  );
}

/** What was bought and paid, on one sheet of paper. */
export function drawReceipt({ order, site }: MemberView, look: OrderPageQuery): string {
  const { payment } = sayStatus(order, site.name);
  return drawPage(
    `Receipt ${order.reference} · ${site.name}`,
    look,
    html`<section class="receipt">
<p class="site">${site.name}${site.url ? html`<small>${site.url}</small>` : ""}</p>
<h1>Receipt</h1>
${testLine(order)}
${order.customerName ? html`<p>For ${order.customerName}</p>` : ""}
${drawItems(order)}
${drawTotals(order, payment)}
${order.transactionId ? html`<p><small>Payment ${order.transactionId}</small></p>` : ""}
</section>
<nav aria-label="Receipt">
<a href="${cleanAddress(look)}">Back to the order</a>
<span class="hint">To keep it on paper or as a file, print this page.</span>
</nav>`,
  );
}
