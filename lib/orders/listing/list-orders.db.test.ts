import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { type Context, newId, toPublicId } from "@/lib/kernel";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { getOrder } from "../get-order";
import { orderKinds, orderStatuses } from "../lifecycle";
import type { OrderRow } from "../order-row";
import { paymentStatuses } from "../payment-lifecycle";
import { noFilter, type OrderFilter } from "../schemas";
import { countOrders, exportOrders, listOrders } from "./order-rows";
import { newestFirst, orderSorts, type SortSpec } from "./sorts";

afterAll(closePool);

const day = (n: number) => new Date(Date.UTC(2026, 0, n, 12));
const names = ["Ada", "Bo", "Bo", null, "Cleo"];
const items = ["Print", "Sticker", "Sticker", "Zine"];
const currencies = ["EUR", "EUR", "USD", "JPY"];

/** Orders with many ties in every column, on two sites that one person sees. */
async function newList(count = 26) {
  const first = await newSite();
  const second = await newSite();
  for (let n = 0; n < count; n++) {
    const { id } = await newOrder(n % 3 === 0 ? second.siteId : first.siteId, {
      status: orderStatuses[n % 4],
      fields: {
        platform: n % 5 === 0 ? "buymeacoffee" : "kofi",
        kind: orderKinds[n % 5],
        amount: BigInt(100 * (n % 4)),
        currency: currencies[n % 4],
        customerName: names[n % 5],
        customerEmail: null,
        items: [
          { name: `${items[n % 4]}`, variation: null, quantity: 1, unitAmount: null, details: {} },
        ],
        isTest: n % 7 === 0,
        message: n % 6 === 0 ? "thank you" : null,
        placedAt: day(1 + (n % 6)),
      },
    });
    await query(
      "update orders set payment_status = $2::payment_status where id = $1 returning id",
      [id, paymentStatuses[n % 3]],
    );
  }
  const sites = [first, second].map(({ siteId }) => ({ siteId, role: "viewer" as const }));
  return { first, second, ctx: { ...first.as("viewer"), sites } satisfies Context };
}

const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

/** The whole list, page after page, as somebody who always presses Next. */
async function forwards(ctx: Context, filter: OrderFilter, sort: SortSpec, limit: number) {
  const pages: OrderRow[][] = [];
  let after: string | null = null;
  do {
    const page = await listOrders(ctx, { filter, sort, limit, after });
    pages.push(page.rows);
    after = page.nextCursor;
  } while (after);
  return pages;
}

/** And back from behind the last page, as somebody who always presses Previous. */
async function backwards(ctx: Context, filter: OrderFilter, sort: SortSpec, limit: number) {
  const pages: OrderRow[][] = [];
  let last = await listOrders(ctx, { filter, sort, limit });
  while (last.nextCursor) {
    last = await listOrders(ctx, { filter, sort, limit, after: last.nextCursor });
  }
  pages.push(last.rows);
  while (last.previousCursor) {
    last = await listOrders(ctx, { filter, sort, limit, before: last.previousCursor });
    pages.unshift(last.rows);
  }
  return pages;
}

describe("paging", () => {
  test("visits every order exactly once, forwards and back, in every sort order", async () => {
    const { ctx } = await newList();
    const all = idsOf(
      (await listOrders(ctx, { filter: noFilter, sort: newestFirst, limit: 200 })).rows,
    );
    expect(new Set(all).size).toBe(26);
    for (const by of orderSorts) {
      for (const descending of [true, false]) {
        const sort = { by, descending };
        const whole = await listOrders(ctx, { filter: noFilter, sort, limit: 200 });
        const order = idsOf(whole.rows);
        expect([...order].sort(), `${by}`).toEqual([...all].sort());
        const there = idsOf((await forwards(ctx, noFilter, sort, 7)).flat());
        expect(there, `forwards by ${by}`).toEqual(order);
        const back = await backwards(ctx, noFilter, sort, 7);
        expect(idsOf(back.flat()), `back by ${by}`).toEqual(order);
        expect(
          back
            .map((page) => page.length)
            .slice(1, -1)
            .every((n) => n === 7),
        ).toBe(true);
      }
    }
  });

  test("descending is ascending the other way round", async () => {
    const { ctx } = await newList(12);
    for (const by of orderSorts) {
      const up = await listOrders(ctx, {
        filter: noFilter,
        sort: { by, descending: false },
        limit: 50,
      });
      const down = await listOrders(ctx, {
        filter: noFilter,
        sort: { by, descending: true },
        limit: 50,
      });
      expect(idsOf(down.rows), by).toEqual(idsOf(up.rows).reverse());
    }
  });

  test("a page stays what it is when newer orders come in", async () => {
    const { ctx, first } = await newList(12);
    const one = await listOrders(ctx, { filter: noFilter, sort: newestFirst, limit: 5 });
    const two = await listOrders(ctx, {
      filter: noFilter,
      sort: newestFirst,
      limit: 5,
      after: one.nextCursor,
    });
    await newOrder(first.siteId, { fields: { placedAt: day(20) } });
    const again = await listOrders(ctx, {
      filter: noFilter,
      sort: newestFirst,
      limit: 5,
      after: one.nextCursor,
    });
    expect(idsOf(again.rows)).toEqual(idsOf(two.rows));
    const back = await listOrders(ctx, {
      filter: noFilter,
      sort: newestFirst,
      limit: 5,
      before: again.previousCursor,
    });
    expect(idsOf(back.rows)).toEqual(idsOf(one.rows));
    expect(back.previousCursor).not.toBeNull();
  });

  test("ends where the list ends: no empty page follows", async () => {
    const { siteId, as } = await newSite();
    for (let n = 0; n < 4; n++) await newOrder(siteId);
    const pages = await forwards(as("viewer"), noFilter, newestFirst, 2);
    expect(pages.map((page) => page.length)).toEqual([2, 2]);
  });

  test("the export is the list without its pages", async () => {
    const { ctx } = await newList();
    const filter = { ...noFilter, status: ["accepted" as const, "declined" as const] };
    const sort = { by: "amount", descending: true } as const;
    const listed = await listOrders(ctx, { filter, sort, limit: 200 });
    const exported: string[] = [];
    for await (const rows of exportOrders(ctx, filter, sort, 3)) exported.push(...idsOf(rows));
    expect(exported).toEqual(idsOf(listed.rows));
  });
});

/** What the filter means, said without a database. */
function matches(row: OrderRow, filter: OrderFilter, siteNames: Map<string, string>): boolean {
  const among = <Value>(wanted: readonly Value[], value: Value) =>
    wanted.length === 0 || wanted.includes(value);
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [row.customerName, row.itemSummary, row.message].join(" ").toLowerCase();
  return (
    among(filter.status, row.status) &&
    among(filter.payment, row.paymentStatus) &&
    among(filter.platform, row.platform) &&
    among(filter.kind, row.kind) &&
    among(filter.currency, row.currency) &&
    among(filter.site, siteNames.get(row.siteId) ?? "") &&
    (filter.placedAfter === null || row.placedAt >= filter.placedAfter) &&
    (filter.placedBefore === null || row.placedAt < filter.placedBefore) &&
    (filter.amountMin === null || row.amount >= filter.amountMin) &&
    (filter.amountMax === null || row.amount <= filter.amountMax) &&
    (filter.isTest === null || row.isTest === filter.isTest) &&
    (filter.ids === undefined || filter.ids.includes(row.id)) &&
    (filter.madeAfter === undefined || row.id > filter.madeAfter) &&
    words.every((word) => text.includes(word))
  );
}

describe("filters", () => {
  test("together do what each of them says, however they are combined", async () => {
    const { ctx, first, second } = await newList(40);
    const whole = (await listOrders(ctx, { filter: noFilter, sort: newestFirst, limit: 200 })).rows;
    const siteNames = new Map([first, second].map(({ siteId, site }) => [siteId, site.slug]));
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 2 });
    const few = <Value>(values: readonly Value[]) => fc.subarray([...values], { maxLength: 3 });
    const anyId = fc.constantFrom(...idsOf(whole));
    const anyFilter = fc.record(
      {
        status: few(orderStatuses),
        payment: few(paymentStatuses.slice(0, 3)),
        platform: few(["kofi", "buymeacoffee", "store"]),
        kind: few(orderKinds),
        currency: few(["EUR", "USD", "JPY"]),
        site: few([...siteNames.values(), "somebody-elses"]),
        q: fc.constantFrom("", "", "print", "sticker thank", "cleo", "nothing"),
        placedAfter: maybe(fc.integer({ min: 1, max: 7 }).map(day)),
        placedBefore: maybe(fc.integer({ min: 1, max: 7 }).map(day)),
        amountMin: maybe(fc.bigInt({ min: 0n, max: 300n })),
        amountMax: maybe(fc.bigInt({ min: 0n, max: 300n })),
        isTest: maybe(fc.boolean()),
        ids: fc.array(anyId, { maxLength: 10 }),
        madeAfter: anyId,
      },
      { requiredKeys: [] },
    );
    const anySort = fc.record({ by: fc.constantFrom(...orderSorts), descending: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(anyFilter, anySort, async (part, sort) => {
        const filter: OrderFilter = { ...noFilter, ...part };
        const wanted = idsOf(whole.filter((row) => matches(row, filter, siteNames))).sort();
        const pages = await forwards(ctx, filter, sort, 9);
        expect(idsOf(pages.flat()).sort()).toEqual(wanted);
        expect(await countOrders(ctx, filter)).toEqual({ count: wanted.length, capped: false });
      }),
      { numRuns: 150 },
    );
  });

  test("naming a value twice lists nothing twice", async () => {
    const { siteId, as } = await newSite();
    await newOrder(siteId, { status: "accepted" });
    const filter: OrderFilter = {
      ...noFilter,
      status: ["accepted", "accepted"],
      platform: ["kofi", "kofi"],
    };
    const { rows: orders } = await listOrders(as("viewer"), {
      filter,
      sort: newestFirst,
      limit: 10,
    });
    expect(orders).toHaveLength(1);
  });

  test("an amount's and a time's ends: from includes, before excludes", async () => {
    const { siteId, as } = await newSite();
    await newOrder(siteId, { fields: { amount: 500n, placedAt: day(5) } });
    const count = async (part: Partial<OrderFilter>) =>
      (await countOrders(as("viewer"), { ...noFilter, ...part })).count;
    expect(await count({ amountMin: 500n, amountMax: 500n })).toBe(1);
    expect(await count({ placedAfter: day(5) })).toBe(1);
    expect(await count({ placedBefore: day(5) })).toBe(0);
  });

  test("a mark counts what is made after it, whatever it was dated", async () => {
    const { siteId, as } = await newSite();
    await newOrder(siteId);
    const mark = newId();
    await newOrder(siteId, { fields: { placedAt: day(1) } });
    expect(await countOrders(as("viewer"), { ...noFilter, madeAfter: mark })).toEqual({
      count: 1,
      capped: false,
    });
  });
});

test("a count goes no further than it is asked to", async () => {
  const { siteId, as } = await newSite();
  for (let n = 0; n < 4; n++) await newOrder(siteId);
  expect(await countOrders(as("viewer"), noFilter, 3)).toEqual({ count: 3, capped: true });
  expect(await countOrders(as("viewer"), noFilter, 4)).toEqual({ count: 4, capped: false });
});

test("characters that mean something to the database are searched for like any other", async () => {
  const { siteId, as } = await newSite();
  const named = (name: string) => newOrder(siteId, { fields: { customerName: name } });
  await named("100% wool");
  await named("snake_case");
  await named("back\\slash");
  await named("Zoë Ångström");
  const found = async (q: string) => {
    const filter = { ...noFilter, q };
    const { rows: orders } = await listOrders(as("viewer"), {
      filter,
      sort: newestFirst,
      limit: 10,
    });
    return orders.map((order) => order.customerName);
  };
  expect(await found("100%")).toEqual(["100% wool"]);
  expect(await found("100_")).toEqual([]);
  expect(await found("snake_")).toEqual(["snake_case"]);
  expect(await found("snake%case")).toEqual([]);
  expect(await found("back\\")).toEqual(["back\\slash"]);
  expect(await found("zoe angstrom")).toEqual(["Zoë Ångström"]);
  expect(await found("ANGSTRÖM zoë")).toEqual(["Zoë Ångström"]);
  expect(await found("a\0b")).toEqual([]);
  expect(await found("\ud800")).toEqual([]);
  expect(await found("'; drop table orders; --")).toEqual([]);
});

const exported = async (ctx: Context) => {
  const ids: string[] = [];
  for await (const rows of exportOrders(ctx, noFilter, newestFirst)) {
    ids.push(...rows.map((row) => toPublicId("order", row.id)));
  }
  return ids;
};

describe("another site's orders", () => {
  test("are not in the list, the count, or the export, whatever is asked for", async () => {
    const mine = await newSite();
    const theirs = await newSite();
    const { id, publicId } = await newOrder(theirs.siteId);
    const ctx = mine.as("owner");
    const asked: Partial<OrderFilter>[] = [
      {},
      { ids: [id] },
      { site: [theirs.site.slug] },
      { site: [theirs.site.clientId] },
      { site: [toPublicId("site", theirs.siteId)] },
      { site: [mine.site.slug, theirs.site.slug], q: "robin" },
    ];
    for (const part of asked) {
      const filter = { ...noFilter, ...part };
      const page = await listOrders(ctx, { filter, sort: newestFirst, limit: 10 });
      expect(page.rows).toEqual([]);
      expect((await countOrders(ctx, filter)).count).toBe(0);
    }
    const none = await exported(ctx);
    expect(none).toEqual([]);
    await expect(getOrder(ctx, publicId)).rejects.toMatchObject({ code: "not_found" });
    // It is there for its own people: what is not shown is hidden, and not missing.
    expect(await exported(theirs.as("viewer"))).toEqual([publicId]);
  });

  test("are not behind a cursor that leads there", async () => {
    const mine = await newSite();
    const theirs = await newSite();
    for (let n = 0; n < 3; n++) await newOrder(theirs.siteId, { fields: { placedAt: day(n + 1) } });
    const theirPage = await listOrders(theirs.as("viewer"), {
      filter: noFilter,
      sort: newestFirst,
      limit: 1,
    });
    const page = await listOrders(mine.as("owner"), {
      filter: noFilter,
      sort: newestFirst,
      limit: 10,
      after: theirPage.nextCursor,
    });
    expect(page.rows).toEqual([]);
  });
});
