// In a process of its own: it speaks to a Stripe that is set up for the whole process.
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { runCommand } from "@/lib/desk";
import { newId, toPublicId } from "@/lib/kernel";
import { getOrder, presentOrder } from "@/lib/orders";
import { startCardCheck } from "@/lib/payments";
import {
  completeRequest,
  createItem,
  getItem,
  type ItemRow,
  openRequest,
  sweepRequests,
  updateItem,
} from "@/lib/store";
import type { NewItem, RequestInput } from "@/lib/store/schemas";
import type { StripeStandIn } from "@/sandbox/stripe";
import { newSite } from "@/test/new-site";
import { startStripe, stopStripe, typeCard } from "@/test/stripe-site";

let stripe: StripeStandIn;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(async () => {
  await closePool();
  await stopStripe();
});

const wish = (more: Partial<RequestInput> = {}): RequestInput => ({
  ...{ quantity: 1, email: "robin@example.com", name: "Robin", answers: {}, agreed: true },
  ...more,
});

async function newStore(more: Partial<NewItem> = {}) {
  const made = await newSite();
  const owner = made.as("owner");
  const item = await createItem(owner, made.siteId, {
    ...{ title: "A print", price: 2500, currency: "EUR" },
    ...more,
  });
  return { ...made, owner, item };
}

async function ask(
  site: { id: string; name: string },
  item: ItemRow,
  more?: Partial<RequestInput>,
  visit: string = newId(),
) {
  const request = await openRequest(item, site, visit, wish(more));
  const { clientSecret } = await startCardCheck(request);
  return { request, type: (card = "pm_card_visa") => typeCard(stripe, clientSecret, card) };
}

test("what a member asks for is an order once the card was checked, and not before", async () => {
  const { site, item, owner } = await newStore({
    questions: [{ id: "who", label: "For whom?", kind: "text", required: true, choices: [] }],
  });
  const { request, type } = await ask(site, item, { quantity: 2, answers: { who: "Kim" } });
  expect(await completeRequest(request)).toEqual({ state: "open" });
  type();
  expect(await completeRequest(request)).toEqual({ state: "placed" });
  expect(await completeRequest(request)).toEqual({ state: "placed" });
  const order = presentOrder(await getOrder(owner, toPublicId("order", request.id)), "http://x");
  expect(order).toMatchObject({
    ...{ status: "received", payment_status: "verified", kind: "store", amount: 5000 },
    ...{ currency: "EUR", is_test: true, payment_method: "card" },
    items: [
      {
        ...{ name: "A print", quantity: 2, unit_amount: 2500 },
        answers: [{ question: "For whom?", answer: "Kim" }],
      },
    ],
  });
});

test("a double click, a reload and many at once make one order and one hold", async () => {
  const { site, siteId, item } = await newStore();
  const visit = newId();
  const all = await Promise.all([1, 2, 3].map(() => openRequest(item, site, visit, wish())));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  const request = all[0] as NonNullable<(typeof all)[0]>;
  const secrets = await Promise.all([1, 2, 3].map(() => startCardCheck(request)));
  expect(new Set(secrets.map(({ clientSecret }) => clientSecret)).size).toBe(1);
  typeCard(stripe, secrets[0]?.clientSecret as string, "pm_card_visa");
  await Promise.all([1, 2, 3, 4].map(() => completeRequest(request)));
  expect(await query("select 1 from orders where site_id = $1", [siteId])).toHaveLength(1);
  const holds = stripe.store
    .list("payment_intent")
    .filter(
      ({ metadata }) =>
        (metadata as { onetill_order?: string }).onetill_order === toPublicId("order", request.id),
    );
  expect(holds).toHaveLength(1);
});

test("of a hundred who ask at the same moment as many get one as there are", async () => {
  const { site, siteId, item, owner } = await newStore({ stock: 7 });
  const asked = await Promise.all(Array.from({ length: 100 }, () => ask(site, item)));
  for (const { type } of asked) type();
  const ends = await Promise.all(asked.map(({ request }) => completeRequest(request)));
  expect(ends.filter(({ state }) => state === "placed")).toHaveLength(7);
  expect(ends.filter(({ state }) => state === "refused")).toHaveLength(93);
  expect((await getItem(owner, toPublicId("item", item.id))).stock).toBe(0);
  const [order] = await query<{ id: string }>("select id from orders where site_id = $1 limit 1", [
    siteId,
  ]);
  await runCommand(owner, toPublicId("order", order?.id as string), "decline");
  expect((await getItem(owner, toPublicId("item", item.id))).stock).toBe(1);
});

test("price, quantity, answers, country and consent are the store's to judge, and name their field", async () => {
  const { site, item, owner } = await newStore({
    ...{ physical: true, most_quantity: 3, shipping: [{ countries: ["DE"], amount: 400 }] },
    questions: [
      { id: "size", label: "Which size?", kind: "choice", required: true, choices: ["S", "L"] },
    ],
  });
  const address = {
    ...{ full_name: "Robin", street_address: "1 Musterweg", city: "Berlin" },
    ...{ postal_code: "10115", country_code: "DE" },
  };
  const good = { address, answers: { size: "S" } };
  const refusal = (more: Partial<RequestInput>) =>
    openRequest(item, site, newId(), wish({ ...good, ...more })).then(
      () => "taken",
      (error) => error.param ?? error.issues?.[0]?.path.join(".") ?? error.code,
    );
  expect(await refusal({})).toBe("taken");
  expect(await refusal({ quantity: 4 })).toBe("quantity");
  expect(await refusal({ answers: {} })).toBe("answers.size");
  expect(await refusal({ answers: { size: "XL" } })).toBe("answers.size");
  expect(await refusal({ address: { ...address, country_code: "FR", postal_code: "75001" } })).toBe(
    "country",
  );
  expect(await refusal({ address: { ...address, postal_code: "" } })).toBe("postalCode");
  expect(await refusal({ email: "nobody" })).toBe("email");
  expect(await refusal({ agreed: false as true })).toBe("agreed");
  expect(await refusal({ shown: 2900 })).toBe("taken");
  await updateItem(owner, toPublicId("item", item.id), { price: 2600 });
  const now = await getItem(owner, toPublicId("item", item.id));
  await expect(
    openRequest(now, site, newId(), wish({ ...good, shown: 2900 })),
  ).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("€30.00") });
});

test("a card that is refused makes no order, and a request that is left goes away by itself", async () => {
  const { site, siteId, item } = await newStore();
  const { request, type } = await ask(site, item);
  expect(() => type("pm_card_visa_chargeDeclined")).toThrow();
  expect(await completeRequest(request)).toMatchObject({ state: "failed" });
  await query(
    "update store_requests set expires_at = now() - interval '1 hour' where site_id = $1",
    [siteId],
  );
  await sweepRequests();
  expect(await query("select 1 from store_requests where site_id = $1", [siteId])).toEqual([]);
  expect(await query("select 1 from orders where site_id = $1", [siteId])).toEqual([]);
});
