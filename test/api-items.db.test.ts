import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { newSite } from "@/test/new-site";
import { callApi, newKey } from "./call-api";

const print = { title: "Signed print", price: 2500, currency: "EUR" };

async function newStore() {
  const { siteId } = await newSite();
  const key = await newKey(siteId, ["items:read", "items:write"]);
  const add = (body: unknown, headers?: Record<string, string>) =>
    callApi("/items", { key, method: "POST", body, headers });
  return { siteId, key, add };
}

test("an item that was added is there, and what is left out is as most are", async () => {
  const { key, add } = await newStore();
  const made = await add(print);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    ...{ ...print, object: "item", slug: "signed-print", physical: false, stock: null, on: true },
    ...{ least_quantity: 1, most_quantity: 10, questions: [], shipping: [], pictures: [] },
    url: expect.stringMatching(/\/s\/[^/]+\/signed-print$/),
  });
  const { body } = await callApi(`/items/${made.body.id}`, { key });
  expect(body).toEqual(made.body);
});

test("only what is given changes", async () => {
  const { key, add } = await newStore();
  const { body: made } = await add({ ...print, stock: 4 });
  const path = `/items/${made.id}`;
  const changed = await callApi(path, { key, method: "PATCH", body: { price: 2600, on: false } });
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({ title: "Signed print", price: 2600, on: false, stock: 4 });
});

test("the list goes page by page in the store's order", async () => {
  const { key, add } = await newStore();
  for (const title of ["One", "Two", "Three"]) await add({ ...print, title });
  const { body: first } = await callApi("/items?limit=2", { key });
  const { body: second } = await callApi(`/items?limit=2&cursor=${first.next_cursor}`, { key });
  const titles = [...first.data, ...second.data].map(({ title }: { title: string }) => title);
  expect([titles, first.has_more, second.has_more]).toEqual([["One", "Two", "Three"], true, false]);
  const { status, body } = await callApi("/items?cursor=made-up", { key });
  expect([status, body.error.param]).toEqual([400, "cursor"]);
});

test("the same Idempotency-Key adds one item", async () => {
  const { key, add } = await newStore();
  const headers = { "Idempotency-Key": newId() };
  const [one, other] = [await add(print, headers), await add(print, headers)];
  expect(other.body).toEqual(one.body);
  expect((await callApi("/items", { key })).body.data).toHaveLength(1);
});

test.each([
  [{ ...print, title: " " }, "title"],
  [{ ...print, price: 25.5 }, "price"],
  [{ ...print, price: 0 }, "price"],
  [{ ...print, price: 49 }, "price"],
  [{ ...print, price: 5124, currency: "KWD" }, "price"],
  [{ ...print, price: 5120, currency: "KPW" }, "currency"],
  [
    {
      ...{ ...print, price: 5120, currency: "KWD", physical: true },
      shipping: [{ countries: "everywhere", amount: 15 }],
    },
    "shipping.0.amount",
  ],
  [{ ...print, currency: "EURO" }, "currency"],
  [{ ...print, least_quantity: 3, most_quantity: 2 }, "most_quantity"],
  [{ ...print, shipping: [{ countries: "everywhere", amount: 5 }] }, "shipping"],
  [{ ...print, days_from: 9, days_to: 3 }, "days_to"],
])("%o is refused in a sentence that names the field", async (body, param) => {
  const { add } = await newStore();
  const { status, body: answer } = await add(body);
  expect([status, answer.error.param]).toEqual([400, param]);
  expect(answer.error.message).toContain(param);
});

test("a key of another site, or one that may only read, changes nothing", async () => {
  const { siteId, add } = await newStore();
  const other = await newStore();
  const { body: made } = await add(print);
  const path = `/items/${made.id}`;
  const change = { method: "PATCH", body: { price: 1 } };
  expect((await callApi(path, { key: other.key, ...change })).status).toBe(404);
  const reader = await newKey(siteId, ["items:read"]);
  expect((await callApi(path, { key: reader, ...change })).status).toBe(403);
  expect((await callApi(path, { key: reader })).body.price).toBe(2500);
  // One that may only write is answered with what it wrote, and reads nothing else.
  const writer = await newKey(siteId, ["items:write"]);
  const written = await callApi(path, { key: writer, method: "PATCH", body: { price: 2700 } });
  expect([written.status, written.body.price]).toEqual([200, 2700]);
  expect((await callApi(path, { key: writer })).status).toBe(403);
});

test("a price that only a whole request or its sending makes chargeable is taken, in yen too", async () => {
  const { add } = await newStore();
  const cheap = { ...print, price: 20 };
  expect((await add(cheap)).body.error.message).toBe(
    "price is too low to be charged by card: €0.50 is the least that Stripe takes.",
  );
  expect((await add({ ...cheap, least_quantity: 3 })).status).toBe(201);
  const shipping = [{ countries: "everywhere", amount: 100 }];
  expect((await add({ ...cheap, physical: true, shipping })).status).toBe(201);
  expect((await add({ ...print, price: 50, currency: "JPY" })).status).toBe(201);
});

test("an item whose price is refused now can still be switched off, and not be repriced to another such", async () => {
  const { key, add, siteId } = await newStore();
  const { body: made } = await add(print);
  await query("update store_items set price = 20 where site_id = $1", [siteId]);
  const change = (body: unknown) => callApi(`/items/${made.id}`, { key, method: "PATCH", body });
  expect((await change({ on: false })).status).toBe(200);
  const refused = await change({ price: 30 });
  expect([refused.status, refused.body.error.param]).toEqual([400, "price"]);
});
