// In a process of its own: it speaks to a Stripe that is set up for the whole process.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";
import { ensureAccount } from "@/lib/payments";
import { countRequest, findStoreFront, limits, type StoreFront, setStoreOpen } from "@/lib/sites";
import { createItem, updateItem } from "@/lib/store";
import type { StripeStandIn } from "@/sandbox/stripe";
import { newSite } from "@/test/new-site";
import { startStripe, stopStripe, typeCard } from "@/test/stripe-site";
import type { Route } from "../route-of";
import { drawStore, type TakesCards } from "./draw";
import { showCardPage, showItemPage, showStorePage } from "./show-store";

let stripe: StripeStandIn;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(async () => {
  await closePool();
  await stopStripe();
});

const origin = "http://localhost:3000";
let cookies: Map<string, string>;
let caller: string;
let callers = 0;
beforeEach(() => {
  cookies = new Map();
  callers += 1;
  caller = `192.0.2.${callers}`;
});

/** Asks as one browser does, which keeps its cookies. */
async function browse(route: Route, path: string, form?: Record<string, string>) {
  const headers = {
    "x-onetill-caller": caller,
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  };
  const answer = await route(
    new Request(origin + path, {
      headers: form ? { ...headers, origin } : headers,
      ...(form ? { method: "POST", body: new URLSearchParams(form).toString() } : {}),
    }),
  );
  for (const line of answer.headers.getSetCookie()) {
    const [name = "", value = ""] = (line.split(";", 1)[0] ?? "").split("=");
    cookies.set(name, value);
  }
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function openStore() {
  const { site, siteId, as } = await newSite();
  const owner = as("owner");
  const item = await createItem(owner, siteId, {
    ...{ title: "A print", price: 2500, currency: "EUR" },
    questions: [{ id: "who", label: "For whom?", kind: "text", required: true, choices: [] }],
  });
  await setStoreOpen(owner, siteId, true);
  return {
    site,
    siteId,
    owner,
    item,
    path: `/s/${site.slug}/${item.slug}`,
    store: `/s/${site.slug}`,
  };
}

const filled = {
  ...{ quantity: "1", name: "Robin", email: "robin@example.com", agreed: "yes" },
  ...{ shown_price: "2500", "answers.who": "Kim" },
};

test("a member goes from the store to an order, and a second press of the last button changes nothing", async () => {
  const { siteId, path, store } = await openStore();
  expect((await browse(showStorePage, store)).text).toContain(`href="${path}"`);
  expect((await browse(showItemPage, path)).text).toContain("For whom?");
  const asked = await browse(showItemPage, path, filled);
  expect([asked.status, asked.headers.get("location")]).toEqual([303, `${path}/card`]);
  const card = await browse(showCardPage, `${path}/card`);
  expect(card.status).toBe(200);
  expect(card.headers.get("content-security-policy")).toContain(`script-src 'self' ${stripe.url}`);
  const secret = /data-secret="([^"]+)"/.exec(card.text)?.[1] ?? "";
  typeCard(stripe, secret, "pm_card_visa");
  for (let press = 0; press < 2; press++) {
    const done = await browse(showCardPage, `${path}/card`, {});
    expect(done.status).toBe(303);
    expect(done.headers.get("location")).toMatch(/^\/order\?orderId=ord_\w+&token=/);
  }
  expect(await query("select status from orders where site_id = $1", [siteId])).toEqual([
    { status: "received" },
  ]);
});

test("what is wrong is said at its field, and what was typed stays", async () => {
  const { path } = await openStore();
  const { status, text } = await browse(showItemPage, path, { ...filled, "answers.who": "" });
  expect(status).toBe(422);
  expect(text).toContain("Please answer: For whom?");
  expect(text).toContain('value="robin@example.com"');
});

test("a price that changed since the page was opened is shown and asked about", async () => {
  const { path, owner, item } = await openStore();
  await updateItem(owner, toPublicId("item", item.id), { price: 2600 });
  const { status, text } = await browse(showItemPage, path, filled);
  expect(status).toBe(409);
  expect(text).toContain("€26.00");
  expect(cookies.size).toBe(0);
});

test("a browser that has asked for nothing has no card step, and a closed store is not there", async () => {
  const { path, store, owner, siteId } = await openStore();
  expect((await browse(showCardPage, `${path}/card`)).status).toBe(404);
  await setStoreOpen(owner, siteId, false);
  expect((await browse(showStorePage, store)).status).toBe(404);
  expect((await browse(showItemPage, path)).status).toBe(404);
});

test("one request too many of a caller is refused with what was typed still there, another caller goes on", async () => {
  const { path, siteId } = await openStore();
  for (let n = 0; n < limits.storeRequest.max; n++) {
    await countRequest(limits.storeRequest, `${siteId} ${caller}`);
  }
  const refused = await browse(showItemPage, path, filled);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.text).toContain("Too many requests");
  expect(refused.text).toContain('value="robin@example.com"');
  expect(refused.text).toContain('value="Kim"');
  expect(await query("select id from store_requests where site_id = $1", [siteId])).toEqual([]);
  caller = "198.51.100.7";
  expect((await browse(showItemPage, path, filled)).status).toBe(303);
});

test("one card step too many of a caller is refused before Stripe is asked, and says when to try again", async () => {
  const { path, siteId } = await openStore();
  await browse(showItemPage, path, filled);
  const before = stripe.store.list("payment_intent").length;
  for (let n = 0; n < limits.cardCheck.max; n++) {
    await countRequest(limits.cardCheck, `${siteId} ${caller}`);
  }
  for (const form of [undefined, {}]) {
    const refused = await browse(showCardPage, `${path}/card`, form);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.text).toContain("Too many requests");
  }
  expect(stripe.store.list("payment_intent")).toHaveLength(before);
});

test("looking at the card step again writes nothing about the site's account", async () => {
  const { path, siteId } = await openStore();
  await browse(showItemPage, path, filled);
  await browse(showCardPage, `${path}/card`);
  const version = () =>
    query("select xmin::text, ctid::text from stripe_accounts where site_id = $1", [siteId]);
  const before = await version();
  expect(before).toHaveLength(1);
  await query(
    `create function refuse_insert() returns trigger language plpgsql as $$
     begin raise exception 'inserted again'; end $$`,
  );
  await query(
    "create trigger refuse_insert before insert on stripe_accounts execute function refuse_insert()",
  );
  try {
    expect((await browse(showCardPage, `${path}/card`)).status).toBe(200);
    expect(await ensureAccount(siteId)).toBeDefined();
  } finally {
    await query("drop trigger refuse_insert on stripe_accounts");
    await query("drop function refuse_insert");
  }
  expect(await version()).toEqual(before);
});

const address = {
  ...{ full_name: "Robin", street_address: "Sample Street 1", city: "Berlin" },
  ...{ postal_code: "10115", country_code: "DE" },
};

test.each([
  ["a country that nothing is sent to", { country_code: "FR" }, "f-country", "country"],
  ["no country", { country_code: "" }, "f-country", "country"],
  ["a postal code of another country", { postal_code: "1" }, "f-postal_code", "postal"],
  ["no street", { street_address: "" }, "f-street_address", "street"],
])("%s is said at its field, and what was typed stays", async (_, wrong, id, word) => {
  const { path, owner, item } = await openStore();
  await updateItem(owner, toPublicId("item", item.id), {
    ...{ physical: true, shipping: [{ countries: ["DE"], amount: 450 }] },
  });
  const { status, text } = await browse(showItemPage, path, { ...filled, ...address, ...wrong });
  expect(status).toBe(422);
  const alert = /<p class="problem"[^>]*role="alert">([^<]+)</.exec(text)?.[1] ?? "";
  expect(alert.toLowerCase()).toContain(word);
  expect(text).toMatch(new RegExp(`id="${id}"[^>]* aria-invalid="true"`));
  expect(text).toContain('value="robin@example.com"');
  expect(text).toContain('value="Berlin"');
});

test("what was sold out meanwhile is said, and what was typed stays", async () => {
  const { path, owner, item } = await openStore();
  await updateItem(owner, toPublicId("item", item.id), { stock: 0 });
  const { status, text } = await browse(showItemPage, path, filled);
  expect(status).toBe(422);
  expect(text).toMatch(/role="alert">[^<]*sold out/);
  expect(text).toContain('value="robin@example.com"');
  expect(text).toContain('value="Kim"');
  // Who comes now is not asked for anything.
  expect((await browse(showItemPage, path)).text).not.toContain("<form");
});

test("a store says what of its money is not real, by the keys of its site", async () => {
  const { site } = await openStore();
  const store = (await findStoreFront(site.slug)) as StoreFront;
  const header = (cards: TakesCards) =>
    /<header class="sandbox">([^<]*)</.exec(drawStore(store, [], cards))?.[1];
  expect(header({ isTest: true, isStandIn: true })).toBe("Sandbox – no real money, no real mail");
  expect(header({ isTest: true, isStandIn: false })).toBe("Test keys – no real money");
  expect(header({ isTest: false, isStandIn: false })).toBe("Sandbox – no real mail");
  expect((await browse(showStorePage, `/s/${site.slug}`)).text).toContain("no real money");
});
