import { beforeAll, describe, expect, test } from "vitest";
import { apiErrorSchema, orderListSchema } from "@/lib/api/schemas";
import { answerApi } from "@/lib/http";
import { toPublicId } from "@/lib/kernel";
import { callApi, newKey } from "@/test/call-api";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";

let key: string;
beforeAll(async () => {
  key = await newKey((await newSite()).siteId);
});

test("an order is shown in the contract's form", async () => {
  const { site, siteId } = await newSite("Robin draws");
  const { publicId } = await newOrder(siteId, {
    fields: {
      kind: "shop",
      transactionId: "tx-1",
      amount: 2790n,
      currency: "EUR",
      items: [{ name: "Sticker", variation: "Large", quantity: 3, unitAmount: 930n, details: {} }],
      message: "Thank you",
      messagePrivate: true,
      shipping: { country: "DE" },
      placedAt: new Date("2026-01-31T18:00:00Z"),
    },
  });
  const { status, body, headers } = await callApi("/orders", { key: await newKey(siteId) });

  expect(status).toBe(200);
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(body).toEqual(orderListSchema.parse(body));
  expect(body).toMatchObject({ has_more: false, next_cursor: null });
  expect(body.data).toHaveLength(1);
  expect(body.data[0]).toMatchObject({
    id: publicId,
    object: "order",
    site: { id: toPublicId("site", siteId), name: "Robin draws", slug: site.slug },
    status: "accepted",
    payment_status: "paid",
    kind: "shop",
    platform: "kofi",
    transaction_id: "tx-1",
    amount: 2790,
    currency: "EUR",
    amount_refunded: 0,
    customer: null,
    items: [{ name: "Sticker", variation: "Large", quantity: 3, unit_amount: 930 }],
    message: "Thank you",
    message_private: true,
    is_test: false,
    shipping: { country: "DE" },
    metadata: {},
    order_url: `http://localhost:3000/order?orderId=${publicId}`,
    dashboard_url: `http://localhost:3000/orders/${publicId}`,
    placed_at: "2026-01-31T18:00:00.000Z",
  });
});

test("a key sees its own site's orders and nothing of another site, whatever it asks for", async () => {
  const mine = await newSite();
  const other = await newSite();
  const own = await newOrder(mine.siteId);
  await newOrder(other.siteId);
  const mineKey = await newKey(mine.siteId);
  const idsFor = async (query: string) => {
    const { body } = await callApi(`/orders${query}`, { key: mineKey });
    return body.data.map((order: { id: string }) => order.id);
  };

  expect(await idsFor("")).toEqual([own.publicId]);
  for (const handle of [mine.site.slug, mine.site.clientId, toPublicId("site", mine.siteId)]) {
    expect(await idsFor(`?site=${handle}`)).toEqual([own.publicId]);
  }
  for (const handle of [other.site.slug, other.site.clientId, toPublicId("site", other.siteId)]) {
    expect(await idsFor(`?site=${handle}`)).toEqual([]);
    expect(await idsFor(`?site=${handle}&site=${mine.site.slug}`)).toEqual([own.publicId]);
  }
});

describe("filters", () => {
  test("test orders are listed, and can be left out or asked for alone", async () => {
    const { siteId } = await newSite();
    const own = await newKey(siteId);
    const real = await newOrder(siteId);
    const made = await newOrder(siteId, { fields: { isTest: true } });
    const idsFor = async (query: string) =>
      (await callApi(`/orders${query}`, { key: own })).body.data
        .map((order: { id: string }) => order.id)
        .sort();
    expect(await idsFor("")).toEqual([real.publicId, made.publicId].sort());
    expect(await idsFor("?is_test=false")).toEqual([real.publicId]);
    expect(await idsFor("?is_test=true")).toEqual([made.publicId]);
  });

  test("a platform may be named in any of its spellings", async () => {
    const { siteId } = await newSite();
    const { publicId } = await newOrder(siteId);
    const own = await newKey(siteId);
    for (const name of ["kofi", "ko-fi", "Ko_Fi"]) {
      const { body } = await callApi(`/orders?platform=${name}`, { key: own });
      expect(body.data.map((order: { id: string }) => order.id)).toEqual([publicId]);
    }
  });

  test("the same value twice does not give an order twice", async () => {
    const { siteId } = await newSite();
    await newOrder(siteId);
    const own = await newKey(siteId);
    const query = "status=accepted&status=accepted&platform=kofi&platform=ko-fi";
    expect((await callApi(`/orders?${query}`, { key: own })).body.data).toHaveLength(1);
  });

  test("placed_after is inclusive, placed_before is not, and both take any offset", async () => {
    const { siteId } = await newSite();
    await newOrder(siteId, { fields: { placedAt: new Date("2026-01-31T18:00:00Z") } });
    const own = await newKey(siteId);
    const count = async (query: string) =>
      (await callApi(`/orders?${query}`, { key: own })).body.data.length;
    expect(await count("placed_after=2026-01-31T18:00:00Z")).toBe(1);
    expect(await count("placed_before=2026-01-31T18:00:00Z")).toBe(0);
    expect(await count("placed_after=2026-01-31T19:00:00%2B01:00")).toBe(1);
    expect(await count("placed_after=2026-01-31T19:00:00+01:00")).toBe(1);
    expect(await count("placed_after=2026-01-31T19:00:00.001%2B01:00")).toBe(0);
    expect(await count("placed_before=0000-01-01T00:00:00Z")).toBe(0);
  });

  test("hostile texts find nothing and break nothing", async () => {
    for (const value of ["%00", "%ff", "%25", "_", "\\", "'", "%F0%9F%A6%8A", "%ED%A0%80"]) {
      for (const name of ["q", "site"]) {
        const { status, body } = await callApi(`/orders?${name}=${value}`, { key });
        expect([status, body.data]).toEqual([200, []]);
      }
    }
  });
});

test.each([
  ["limit", "limit=0"],
  ["limit", "limit=201"],
  ["limit", "limit=abc"],
  ["limit", "limit=1.5"],
  ["limit", "limit="],
  ["limit", "limit=1&limit=2"],
  ["cursor", "cursor=abc"],
  ["cursor", "cursor="],
  ["sort", "sort=name"],
  ["sort", "sort=--amount"],
  ["status", "status=accepted&status=open"],
  ["payment_status", "payment_status=maybe"],
  ["kind", "kind=gift"],
  ["platform", "platform=nowhere"],
  ["currency", "currency=XXQ"],
  ["placed_after", "placed_after=2026-01-31"],
  ["placed_after", "placed_after=2026-01-31T18:00:00"],
  ["placed_before", "placed_before=2026-02-30T18:00:00Z"],
  ["amount_min", "amount_min=-1"],
  ["amount_min", "amount_min=1e3"],
  ["amount_max", "amount_max=9999999999999999"],
  ["is_test", "is_test=1"],
  ["colour", "colour=red"],
  ["Limit", "Limit=1"],
])("%s is named when it is wrong: %s", async (param, query) => {
  const { status, body } = await callApi(`/orders?${query}`, { key });
  expect(status).toBe(400);
  expect(body).toEqual(apiErrorSchema.parse(body));
  expect(body.error).toMatchObject({ code: "invalid_request", param });
  expect(body.error.message).toContain(param);
});

test("a cursor of one sort order is refused by another", async () => {
  const { siteId } = await newSite();
  await newOrder(siteId);
  await newOrder(siteId);
  const own = await newKey(siteId);
  const first = await callApi("/orders?limit=1&sort=amount", { key: own });
  expect(first.body.has_more).toBe(true);
  const path = `/orders?limit=1&cursor=${first.body.next_cursor}`;
  expect((await callApi(path, { key: own })).body.error.param).toBe("cursor");
});

describe("keys", () => {
  test.each([
    ["no key", undefined],
    ["something else", "abc"],
    ["an unknown key", `ot_${"x".repeat(43)}`],
  ])("%s is answered with 401 and how to do it", async (_, given) => {
    const { status, body, headers } = await callApi("/orders", { key: given });
    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toBe("Bearer");
    expect(body).toEqual(apiErrorSchema.parse(body));
    expect(body.error.code).toBe("unauthenticated");
    expect(body.error.request_id).toBe(headers.get("x-request-id"));
  });

  test("a key without the scope is answered with 403", async () => {
    const { siteId } = await newSite();
    const writer = await newKey(siteId, ["orders:write"]);
    const { status, body } = await callApi("/orders", { key: writer });
    expect(status).toBe(403);
    expect(body.error.code).toBe("forbidden");
  });
});

test.each(["POST", "PUT", "PATCH", "DELETE"])("%s is answered with 405", async (method) => {
  const { status, body, headers } = await callApi("/orders", { key, method });
  expect(status).toBe(405);
  expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  expect(body).toEqual(apiErrorSchema.parse(body));
});

test("OPTIONS tells which methods there are", async () => {
  const { status, headers } = await callApi("/orders", { method: "OPTIONS" });
  expect([status, headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
});

test("HEAD is answered as GET", async () => {
  const request = new Request("http://localhost:3000/api/v1/orders", {
    method: "HEAD",
    headers: { Authorization: `Bearer ${key}` },
  });
  expect((await answerApi(request)).status).toBe(200);
});

test.each(["/orders/", "/order", "/orders/x/y", "/"])("%s is no address", async (path) => {
  for (const method of ["GET", "POST", "OPTIONS"]) {
    const { status, body } = await callApi(path, { key, method });
    expect([status, body.error.message]).toEqual([404, "No such address."]);
  }
});
