import { type AddressField, listCountries } from "@/lib/addresses";
import { env, formatMoney, sayStandIns, toDecimal } from "@/lib/kernel";
import type { CardFields } from "@/lib/payments";
import type { StoreFront } from "@/lib/sites";
import {
  consentSentence,
  type ItemRow,
  itemUrl,
  type Picture,
  picturePath,
  pictureUrl,
  usualWidth,
} from "@/lib/store";
import { Html, html } from "../plain/html";
import { colourStyle } from "./colour-style";
import { describeSending } from "./describe-sending";
import { storeStyle } from "./style";

interface Frame {
  title: string;
  description: string;
  url: string;
  /** The site's own. */
  colour: string | null;
  /** What a shared link shows. */
  image?: { url: string; alt: string };
  narrow?: boolean;
  scripts?: Html;
  data?: Html;
  cards: TakesCards;
}

/** How a site takes cards, as far as its pages say so; null where it takes none. */
export type TakesCards = { isTest: boolean; isStandIn: boolean } | null;

/** What of a site's payments and mails is not real, for its visitors. */
function sayUnreal(cards: TakesCards): string | null {
  const { standIns } = env();
  if (cards?.isTest && !cards.isStandIn) return "Test keys – no real money";
  return sayStandIns({ ...standIns, payments: cards?.isStandIn ?? standIns.payments });
}

function frame(
  { title, description, url, colour, image, narrow, scripts, data, cards }: Frame,
  body: Html,
): string {
  const own = colourStyle(colour);
  const says = sayUnreal(cards);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
${
  image
    ? html`<meta property="og:image" content="${image.url}">
<meta property="og:image:alt" content="${image.alt}">
<meta name="twitter:card" content="summary_large_image">`
    : html`<meta name="twitter:card" content="summary">`
}
<link rel="canonical" href="${url}">
<title>${title}</title>
<style>${new Html(storeStyle)}</style>
${own ? html`<style>${new Html(own)}</style>` : ""}
${data ?? ""}
</head>
<body>
${says ? html`<header class="sandbox">${says}</header>` : ""}
<main${narrow ? new Html(' class="narrow"') : ""}>
${body}
</main>
${scripts ?? ""}
</body>
</html>
`.text;
}

const priceOf = ({ price, currency }: ItemRow) => formatMoney({ amount: price, currency });
const storeUrl = ({ slug }: StoreFront) => `${env().appUrl}/s/${slug}`;
const firstLine = (text: string) => (text.split("\n", 1)[0] ?? "").slice(0, 160);

const stockOf = ({ stock }: ItemRow) =>
  stock === null ? "" : stock === 0 ? "Sold out" : `${stock} left`;

function daysOf({ daysFrom, daysTo }: ItemRow): string {
  if (daysFrom === null && daysTo === null) return "";
  if (daysFrom !== null && daysTo !== null && daysFrom !== daysTo)
    return `${daysFrom}–${daysTo} days`;
  const days = daysTo ?? daysFrom ?? 0;
  return `${days} ${days === 1 ? "day" : "days"}`;
}

/** A picture in the width that the screen wants; the first of a page is loaded at once. */
function drawImage(
  siteId: string,
  picture: Picture,
  title: string,
  sizes: string,
  isFirst: boolean,
) {
  const path = (width: number) => picturePath(siteId, picture, width);
  return html`<img src="${path(usualWidth(picture))}" srcset="${picture.widths
    .map((width) => `${path(width)} ${width}w`)
    .join(
      ", ",
    )}" sizes="${sizes}" width="${picture.width}" height="${picture.height}" alt="${picture.alt || title}" loading="${isFirst ? "eager" : "lazy"}" decoding="async">`;
}

/** What a shared link to an item, or to a store by its first item, shows. */
function sharedImage(item: ItemRow | undefined) {
  const [first] = item?.pictures ?? [];
  return item && first
    ? { image: { url: pictureUrl(item.siteId, first, 1280), alt: first.alt || item.title } }
    : {};
}

/** A site's store: everything that can be asked for. */
export function drawStore(store: StoreFront, items: readonly ItemRow[], cards: TakesCards): string {
  const description = store.intro ?? `What ${store.name} makes for you.`;
  return frame(
    {
      ...{ title: `${store.name} · Store`, description: firstLine(description) },
      ...{ url: storeUrl(store), colour: store.accentColor, cards },
      ...sharedImage(items.find(({ pictures }) => pictures.length > 0)),
    },
    html`<h1>${store.name}</h1>
<p class="muted text">${description}</p>
${
  items.length === 0
    ? html`<section><p>There is nothing here at the moment. Look in again later.</p></section>`
    : html`<ul class="items">${items.map(
        (item, at) => html`<li><a href="/s/${store.slug}/${item.slug}">
${item.pictures.slice(0, 1).map((picture) => drawImage(item.siteId, picture, "", "(min-width: 40rem) 19rem, 100vw", at < 3))}
<h2>${item.title}</h2>
<small>${firstLine(item.description)}</small>
<span class="price">${priceOf(item)}</span>
${stockOf(item) ? html`<small>${stockOf(item)}</small>` : ""}
</a></li>`,
      )}</ul>`
}
${store.url ? html`<p class="after"><a href="${store.url}" rel="noreferrer">To ${store.name}’s website</a></p>` : ""}`,
  );
}

/** What was typed, and what is wrong with it. */
export interface Filled {
  values: Record<string, string>;
  problem?: { param: string; message: string };
}

const known = (name: string) => name.replace(/[^\w-]/g, "_");

function problemOf(name: string, { problem }: Filled) {
  return problem?.param === name
    ? html`<p class="problem" id="p-${known(name)}" role="alert">${problem.message}</p>`
    : "";
}

const invalidOf = (name: string, { problem }: Filled) =>
  problem?.param === name
    ? new Html(` aria-invalid="true" aria-describedby="p-${known(name)}"`)
    : "";

interface TextField {
  name: string;
  label: string;
  attributes?: string;
  hint?: string;
  optional?: boolean;
}

const drawText = ({ name, label, attributes = "", hint, optional }: TextField, filled: Filled) =>
  html`<div class="field"><label for="f-${known(name)}">${label}${optional ? " (optional)" : ""}</label>
<input id="f-${known(name)}" name="${name}" value="${filled.values[name] ?? ""}"${new Html(attributes && ` ${attributes}`)}${invalidOf(name, filled)}>
${hint ? html`<small>${hint}</small>` : ""}${problemOf(name, filled)}</div>`;

function drawQuestion(question: ItemRow["questions"][number], filled: Filled): Html {
  const name = `answers.${question.id}`;
  const id = `f-${known(name)}`;
  const label = html`<label for="${id}">${question.label}${question.required ? "" : " (optional)"}</label>`;
  const value = filled.values[name] ?? "";
  const control =
    question.kind === "long_text"
      ? html`<textarea id="${id}" name="${name}" rows="4"${invalidOf(name, filled)}>${value}</textarea>`
      : question.kind === "choice"
        ? html`<select id="${id}" name="${name}"${invalidOf(name, filled)}><option value="">Choose …</option>${question.choices.map(
            (choice) =>
              html`<option value="${choice}"${choice === value ? new Html(" selected") : ""}>${choice}</option>`,
          )}</select>`
        : html`<input id="${id}" name="${name}" type="${question.kind === "date" ? "date" : "text"}" value="${value}"${invalidOf(name, filled)}>`;
  return html`<div class="field">${label}${control}${problemOf(name, filled)}</div>`;
}

/** The names that an address's parts have in the form; what the store keeps is read from them. */
export const addressNames = {
  name: "full_name",
  company: "company",
  lines: "street_address",
  cityPart: "city_part",
  city: "city",
  area: "state_or_province",
  postalCode: "postal_code",
  telephone: "telephone",
} as const;

const fills: Partial<Record<keyof typeof addressNames, string>> = {
  ...{ company: "organization", lines: "street-address", city: "address-level2" },
  ...{ area: "address-level1", postalCode: "postal-code", telephone: "tel" },
};

function drawAddress(fields: readonly AddressField[], country: string, filled: Filled): Html {
  return html`<fieldset><legend>Where should it be sent?</legend>
<div class="field"><label for="f-country">Country</label>
<select id="f-country" name="country_code" autocomplete="country"${invalidOf("country", filled)}><option value="">Choose …</option>${listCountries().map(
    ({ code, name }) =>
      html`<option value="${code}"${code === country ? new Html(" selected") : ""}>${name}</option>`,
  )}</select>${problemOf("country", filled)}
<button type="submit" class="second" name="country_changed" value="1" formnovalidate>Show this country’s form</button></div>
${fields
  .filter(({ part }) => part !== "name")
  .map(({ part, label, isRequired, choices, example }) => {
    const name = addressNames[part];
    const value = filled.values[name] ?? "";
    if (choices) {
      return html`<div class="field"><label for="f-${name}">${label}</label><select id="f-${name}" name="${name}"${invalidOf(part, filled)}><option value="">Choose …</option>${choices.map(
        (one) =>
          html`<option value="${one.value}"${one.value === value ? new Html(" selected") : ""}>${one.label}</option>`,
      )}</select>${problemOf(part, filled)}</div>`;
    }
    const attributes = fills[part] ? `autocomplete="${fills[part]}"` : "";
    return html`<div class="field"><label for="f-${name}">${label}${isRequired ? "" : " (optional)"}</label>
${
  part === "lines"
    ? html`<textarea id="f-${name}" name="${name}" rows="2"${new Html(` ${attributes}`)}${invalidOf(part, filled)}>${value}</textarea>`
    : html`<input id="f-${name}" name="${name}" value="${value}"${new Html(attributes && ` ${attributes}`)}${invalidOf(part, filled)}>`
}
${example ? html`<small>For instance ${example}</small>` : ""}${problemOf(part, filled)}</div>`;
  })}
</fieldset>`;
}

/** What schema.org wants to know of a product; `<` is written so that it can end no script. */
function productData(item: ItemRow): Html {
  const { currency } = item;
  const data = {
    "@context": "https://schema.org",
    ...{ "@type": "Product", name: item.title, description: item.description },
    ...(item.pictures.length > 0
      ? { image: item.pictures.map((picture) => pictureUrl(item.siteId, picture)) }
      : {}),
    offers: {
      ...{ "@type": "Offer", url: itemUrl(item), priceCurrency: currency },
      price: toDecimal({ amount: item.price, currency }),
      availability: `https://schema.org/${item.stock === 0 ? "OutOfStock" : "InStock"}`,
    },
  };
  const text = JSON.stringify(data).replaceAll("<", "\\u003c");
  return new Html(`<script type="application/ld+json">${text}</script>`);
}

interface ItemPage {
  store: StoreFront;
  item: ItemRow;
  filled: Filled;
  address: { country: string; fields: readonly AddressField[] } | null;
  cards: TakesCards;
}

const ownFields = new Set(["quantity", "email", "name", "agreed", "country", "message"]);

/** An item's page with the form that asks for it; what was typed stays when something is wrong. */
export function drawItem({ store, item, filled, address, cards }: ItemPage): string {
  const { problem } = filled;
  const isPlaced =
    problem &&
    (ownFields.has(problem.param) ||
      problem.param.startsWith("answers.") ||
      problem.param in addressNames);
  const quantity = filled.values.quantity ?? String(item.leastQuantity);
  const isOver = item.stock === 0;
  // Who has typed already is told at the field, and keeps it: there may be one again in a moment.
  const hasTyped = Object.keys(filled.values).length > 0;
  const facts = [
    ["Price", priceOf(item)],
    ["Ready in", daysOf(item)],
    ["Stock", stockOf(item)],
    ["Delivery", item.isPhysical ? "By post" : "Digital"],
    ["Sending", describeSending(item).join("\n")],
  ].filter(([, value]) => value !== "");
  return frame(
    {
      ...{ title: `${item.title} · ${store.name}`, url: itemUrl(item), narrow: true, cards },
      ...{ colour: store.accentColor, ...sharedImage(item) },
      ...{ description: firstLine(item.description) || item.title, data: productData(item) },
    },
    html`<p><a href="/s/${store.slug}">${store.name}</a></p>
<h1>${item.title}</h1>
${
  item.pictures.length > 0
    ? html`<ul class="pictures" tabindex="0" aria-label="Pictures">${item.pictures.map(
        (picture, at) =>
          html`<li>${drawImage(item.siteId, picture, item.title, "(min-width: 40rem) 36rem, 100vw", at === 0)}</li>`,
      )}</ul>`
    : ""
}
${item.description ? html`<p class="text">${item.description}</p>` : ""}
<dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd class="text">${value}</dd></div>`)}</dl>
${
  (isOver && !hasTyped) || !cards
    ? html`<section><p>${isOver ? "This is sold out at the moment." : "This store cannot take requests at the moment."}</p></section>`
    : html`<form method="post" novalidate>
${problem && !isPlaced ? html`<p class="alert" role="alert">${problem.message}</p>` : ""}
<input type="hidden" name="shown_price" value="${String(item.price)}">
${item.leastQuantity === item.mostQuantity ? html`<input type="hidden" name="quantity" value="${item.leastQuantity}">${problemOf("quantity", filled)}` : drawText({ name: "quantity", label: "How many", attributes: `type="number" inputmode="numeric" min="${item.leastQuantity}" max="${item.mostQuantity}"` }, { ...filled, values: { ...filled.values, quantity } })}
${item.questions.map((question) => drawQuestion(question, filled))}
${drawText({ name: "name", label: "Your name", attributes: 'autocomplete="name"' }, filled)}
${drawText({ name: "email", label: "E-mail address", attributes: 'type="email" autocomplete="email"', hint: "For everything about this request." }, filled)}
${address ? drawAddress(address.fields, address.country, filled) : ""}
<div class="field"><label for="f-message">Message to ${store.name} (optional)</label><textarea id="f-message" name="message" rows="3">${filled.values.message ?? ""}</textarea></div>
<div class="field"><label class="check"><input type="checkbox" name="agreed" value="yes"${filled.values.agreed ? new Html(" checked") : ""}${invalidOf("agreed", filled)}><span>I agree that ${store.name} may charge my card when it accepts this request. Until then nothing is charged.</span></label>${problemOf("agreed", filled)}</div>
<button type="submit">Request: on to the card</button>
</form>`
}`,
  );
}

/** The step at which the card is checked; the only one with a script. */
export function drawCardStep({
  store,
  item,
  request,
  card,
  message,
}: {
  store: StoreFront;
  item: ItemRow;
  request: { amount: bigint; amountShipping: bigint; currency: string };
  card: CardFields;
  message?: string;
}): string {
  const { currency } = request;
  return frame(
    {
      ...{ title: `Your card · ${item.title}`, url: itemUrl(item), narrow: true, cards: card },
      colour: store.accentColor,
      description: item.title,
      scripts: html`<script src="${card.scriptUrl}"></script>
<script src="/s/card.js"></script>`,
    },
    html`<p><a href="/s/${store.slug}/${item.slug}">Back to ${item.title}</a></p>
<h1>Your card</h1>
<dl>
<div><dt>${item.title}</dt><dd>${formatMoney({ amount: request.amount - request.amountShipping, currency })}</dd></div>
${request.amountShipping > 0n ? html`<div><dt>Sending</dt><dd>${formatMoney({ amount: request.amountShipping, currency })}</dd></div>` : ""}
<div><dt>In all, when accepted</dt><dd>${formatMoney({ amount: request.amount, currency })}</dd></div>
</dl>
<p class="muted">${consentSentence(store.name, { ...request, unitAmount: item.price })}</p>
<form method="post" id="pay" data-key="${card.publishableKey}" data-secret="${card.clientSecret}">
<noscript><p class="alert">A card can only be entered with JavaScript switched on.</p></noscript>
<div id="express"></div>
<div id="card"></div>
<p class="problem" role="alert">${message ?? ""}</p>
<button type="submit" disabled>Request for ${formatMoney({ amount: request.amount, currency })}</button>
</form>`,
  );
}

/** A page that says one thing. */
export const drawSaid = (title: string, sentence: string, back: { href: string; label: string }) =>
  frame(
    {
      ...{ title, description: sentence, url: `${env().appUrl}${back.href}`, narrow: true },
      ...{ colour: null, cards: null },
    },
    html`<section><h1>${title}</h1><p>${sentence}</p><p><a href="${back.href}">${back.label}</a></p></section>`,
  );
