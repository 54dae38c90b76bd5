import { escaped, html, type Page } from "../browser/page";
import { inWords } from "../money/check-amount";
import type { Kept } from "../store";
import type { Control } from "./answer-control";
import { faultKinds } from "./faults";

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:CanvasText;background:Canvas}
:root{color-scheme:light dark}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #8884;vertical-align:top}
form{display:inline}input,select,button{font:inherit;padding:.2rem .5rem}h2{margin-top:2rem}code{font-size:13px}`;

const button = (door: string, fields: Record<string, string>, label: string) =>
  `<form method="post" action="/_stand_in/${door}">${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
    .join("")}<button>${label}</button></form>`;

const at = (one: Kept) =>
  new Date((one.created as number) * 1000).toISOString().slice(0, 19).replace("T", " ");
const code = (text: unknown) => `<code>${escaped(text)}</code>`;

const table = (head: readonly string[], rows: readonly string[][], nothing: string) =>
  rows.length
    ? `<table><thead><tr>${head.map((one) => `<th>${one}</th>`).join("")}</tr></thead><tbody>${rows
        .map((row) => `<tr>${row.map((one) => `<td>${one}</td>`).join("")}</tr>`)
        .join("")}</tbody></table>`
    : `<p>${nothing}</p>`;

function intentDoors(intent: Kept): string {
  if (intent.status === "requires_capture") {
    return button("holds/end", { payment_intent: intent.id }, "End the hold");
  }
  if (intent.status !== "succeeded") return "";
  const about = { payment_intent: intent.id };
  return `${button("refunds", about, "Refund")} ${button("disputes", about, "Dispute")}`;
}

/** What the stand-in remembers last, what can be done to it, and what can be made to go wrong. */
export function controlPage({ bank, faults }: Control): Page {
  const { store } = bank;
  const last = (kind: string, limit = 20) => store.page(kind, { limit }).rows;
  const intents = last("payment_intent").map((one) => [
    ...[at(one), code(one.id), escaped(inWords(one.amount as number, one.currency as string))],
    ...[escaped(one.status), intentDoors(one)],
  ]);
  const refunds = last("refund").map((one) => [
    ...[at(one), code(one.id), escaped(inWords(one.amount as number, one.currency as string))],
    escaped(one.status),
    `${one.status === "pending" ? button("refunds/settle", { refund: one.id }, "Arrive") : ""} ${
      /^(pending|succeeded)$/.test(String(one.status))
        ? button("refunds/fail", { refund: one.id }, "Fail")
        : ""
    }`,
  ]);
  const disputes = last("dispute").map((one) => [
    ...[at(one), code(one.id), escaped(one.reason), escaped(one.status)],
    `${button("disputes/close", { dispute: one.id, status: "won" }, "Won")} ${button("disputes/close", { dispute: one.id, status: "lost" }, "Lost")}`,
  ]);
  const cards = store
    .page("payment_method", { limit: 50 })
    .rows.filter(({ customer }) => customer)
    .map((one) => {
      const card = one.card as Record<string, unknown>;
      return [
        ...[
          at(one),
          code(one.id),
          escaped(`${card.brand} ${card.last4}, ${card.exp_month}/${card.exp_year}`),
        ],
        button("cards/renew", { payment_method: one.id }, "The network renews it"),
      ];
    });
  const events = last("event", 40).map((one) => [
    ...[at(one), code(one.id), escaped(one.type), escaped(one.pending_webhooks)],
    button("events/send", { event: one.id }, "Send again"),
  ]);
  const options = Object.entries(faultKinds)
    .map(([name, what]) => `<option value="${name}">${name}: ${escaped(what)}</option>`)
    .join("");
  return html(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Stripe stand-in</title><style>${style}</style></head><body>
<h1>Stripe stand-in</h1><p>No money moves here. It is ${new Date(bank.now() * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC.</p>
<h2>Something goes wrong</h2><form method="post" action="/_stand_in/faults"><label>What <select name="fault">${options}</select></label>
<label>at paths with <input name="path" placeholder="/confirm"></label> <label>times <input name="times" type="number" min="1" value="1"></label> <button>Order it</button></form>
${table(
  ["What", "Where", "Times left"],
  faults.map((one) => [
    escaped(one.fault),
    escaped(`${one.method ?? ""} ${one.path ?? "anywhere"}`),
    escaped(one.times),
  ]),
  "Nothing is ordered.",
)}
${faults.length ? button("faults/clear", {}, "Forget all") : ""}
<h2>Payments</h2>${table(["Made", "Payment intent", "Amount", "Status", ""], intents, "There is none yet.")}
<h2>Refunds</h2>${table(["Made", "Refund", "Amount", "Status", ""], refunds, "There is none yet.")}
<h2>Disputes</h2>${table(["Made", "Dispute", "Reason", "Status", ""], disputes, "There is none yet.")}
<h2>Cards on file</h2>${table(["Made", "Payment method", "Card", ""], cards, "There is none yet.")}
<h2>Events</h2>${table(["Made", "Event", "Type", "Not delivered to", ""], events, "There is none yet.")}
</body></html>`);
}
