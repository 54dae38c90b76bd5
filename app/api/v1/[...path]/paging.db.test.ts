import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { ApiOrder, OrderKind, OrderStatus } from "@/lib/orders/schemas";
import { orderKinds, orderStatuses } from "@/lib/orders/schemas";
import { callApi, newKey } from "@/test/call-api";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";

// Few different values, so that there are many ties.
const platforms = ["kofi", "buymeacoffee"];
const currencies = ["EUR", "JPY"];
const items = ["Print", "print", "Ärmel", "Sticker pack", ""];
const days = [1, 2, 3].map((day) => `2026-01-0${day}T12:00:00.000Z`);
const amounts = [0, 300, 500, 1200];

let key: string;
let all: ApiOrder[];

beforeAll(async () => {
  const { siteId } = await newSite();
  key = await newKey(siteId);
  const pick = <T>(values: readonly T[], index: number) => values[index % values.length] as T;
  for (let index = 0; index < 70; index++) {
    const scattered = (index * 7919) % 1009;
    await newOrder(siteId, {
      status: pick<OrderStatus>(orderStatuses, scattered),
      fields: {
        platform: pick(platforms, index),
        currency: pick(currencies, scattered >> 1),
        kind: pick<OrderKind>(orderKinds, scattered >> 2),
        placedAt: new Date(pick(days, scattered >> 3)),
        amount: BigInt(pick(amounts, scattered >> 1)),
        isTest: index % 5 === 0,
        items: [
          {
            name: pick(items, scattered),
            variation: null,
            quantity: 1,
            unitAmount: null,
            details: {},
          },
        ],
        message: index % 3 === 0 ? "für die Katze" : null,
      },
    });
  }
  all = await walk(new URLSearchParams({ limit: "200" }));
  expect(all).toHaveLength(70);
}, 60_000);

/** Follows next_cursor from the first page to the last. */
async function walk(query: URLSearchParams): Promise<ApiOrder[]> {
  const orders: ApiOrder[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = new URLSearchParams(query);
    if (cursor) page.set("cursor", cursor);
    const { status, body } = await callApi(`/orders?${page}`, { key });
    expect(status).toBe(200);
    expect(body.has_more).toBe(body.next_cursor !== null);
    expect(body.data.length).toBeLessThanOrEqual(Number(query.get("limit")));
    // A page before the last one is full; a next page is never empty.
    if (body.has_more) expect(body.data).toHaveLength(Number(query.get("limit")));
    if (cursor) expect(body.data).not.toHaveLength(0);
    orders.push(...body.data);
    if (!body.has_more) return orders;
    cursor = body.next_cursor;
  }
}

const filters = fc.record({
  status: fc.subarray(orderStatuses),
  kind: fc.subarray([...orderKinds]),
  platform: fc.subarray(platforms),
  currency: fc.subarray(currencies),
  is_test: fc.option(fc.boolean()),
  placed_after: fc.option(fc.constantFrom(...days)),
  placed_before: fc.option(fc.constantFrom(...days)),
  amount_min: fc.option(fc.constantFrom(...amounts)),
  amount_max: fc.option(fc.constantFrom(...amounts)),
  q: fc.constantFrom("", "", "KATZE", "fur die", "armel", "%", "sticker"),
});
type Filter = typeof filters extends fc.Arbitrary<infer T> ? T : never;

const toQuery = (filter: Filter) =>
  new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) =>
      [value ?? []].flat().map((one) => [name, String(one)]),
    ),
  );

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The same filter again, over orders in memory. */
function matches(filter: Filter, order: ApiOrder): boolean {
  const among = (wanted: string[], value: string) => wanted.length === 0 || wanted.includes(value);
  const text = fold(`${order.message ?? ""}\n${order.items[0]?.name}`);
  return (
    among(filter.status, order.status) &&
    among(filter.kind, order.kind) &&
    among(filter.platform, order.platform) &&
    among(filter.currency, order.currency) &&
    (filter.is_test ?? order.is_test) === order.is_test &&
    order.placed_at >= (filter.placed_after ?? "") &&
    order.placed_at < (filter.placed_before ?? "9") &&
    order.amount >= (filter.amount_min ?? 0) &&
    order.amount <= (filter.amount_max ?? Number.POSITIVE_INFINITY) &&
    fold(filter.q)
      .split(/\s+/)
      .every((word) => text.includes(word))
  );
}

const sortKeys: Record<string, (order: ApiOrder) => string | number> = {
  placed_at: (order) => order.placed_at,
  amount: (order) => order.amount,
  status: (order) => orderStatuses.indexOf(order.status),
  platform: (order) => order.platform,
  item: (order) => fold(order.items[0]?.name ?? ""),
};

const sorts = Object.keys(sortKeys).flatMap((name) => [name, `-${name}`]);

test.each(sorts)(
  "following next_cursor by %s visits every matching order once, in order",
  async (sort) => {
    const keyOf = sortKeys[sort.replace("-", "")] as (order: ApiOrder) => string | number;
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 15 }), async (filter, limit) => {
        const query = toQuery(filter);
        query.set("sort", sort);
        query.set("limit", String(limit));
        const seen = await walk(query);

        const wanted = all.filter((order) => matches(filter, order)).map((order) => order.id);
        expect(seen.map((order) => order.id).sort()).toEqual(wanted.sort());
        const keys = seen.map(keyOf);
        const inOrder = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(keys).toEqual(sort.startsWith("-") ? inOrder.reverse() : inOrder);
      }),
      { numRuns: 40 },
    );
  },
);
