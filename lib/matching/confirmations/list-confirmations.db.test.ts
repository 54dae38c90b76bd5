import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listButtonNames } from "@/lib/buttons";
import { closePool, query } from "@/lib/db";
import { type Context, newId, toPublicId } from "@/lib/kernel";
import { listConfirmationEvents } from "@/lib/timeline";
import { foreignMarkup } from "@/test/foreign-markup";
import { newButton, newConfirmation } from "@/test/new-confirmation";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import {
  anyConfirmation,
  type ConfirmationFilter,
  type ConfirmationRow,
  type ConfirmationSortSpec,
  confirmationCsv,
  confirmationSorts,
  confirmationStatuses,
  countConfirmations,
  exportConfirmations,
  getConfirmation,
  listConfirmations,
  matchByHand,
  newestConfirmationsFirst,
  undoMatch,
} from "../index";

afterAll(closePool);

const day = (n: number) => new Date(Date.UTC(2026, 0, n, 12));
const emails = ["ada@example.com", "bo@example.com", "bo@example.com", "cleo@example.com"];

/** Confirmations with many ties in every column, on two sites that one person sees. */
async function newList(count = 24) {
  const [first, second] = [await newSite(), await newSite()];
  const buttons = [
    await newButton(first.siteId),
    await newButton(first.siteId),
    await newButton(second.siteId),
  ] as const;
  for (let n = 0; n < count; n++) {
    const button = buttons[n % 3] as (typeof buttons)[0];
    const { id } = await newConfirmation(button, {
      platform: n % 4 === 0 ? "buymeacoffee" : "kofi",
      email: emails[n % 4],
      name: n % 5 === 0 ? "José" : null,
      message: n % 6 === 0 ? "thank you" : null,
    });
    await query(
      `update confirmations set status = $2::confirmation_status, created_at = $3, needs_review = $4
       where site_id = $1 and id = (select id from confirmations where site_id = $1
         order by id desc limit 1) returning id`,
      [button.siteId, confirmationStatuses[n % 3], day(1 + (n % 6)), n % 7 === 0 ? "Look" : null],
    );
    expect(id).toMatch(/^cfm_/);
  }
  const sites = [first, second].map(({ siteId }) => ({ siteId, role: "viewer" as const }));
  const ctx: Context = { ...first.as("viewer"), sites };
  return { first, second, buttons, ctx };
}

let list: Awaited<ReturnType<typeof newList>>;
let all: ConfirmationRow[];
beforeAll(async () => {
  list = await newList();
  const page = { filter: anyConfirmation, sort: newestConfirmationsFirst, limit: 200 };
  all = (await listConfirmations(list.ctx, page)).rows;
});

const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

async function forwards(filter: ConfirmationFilter, sort: ConfirmationSortSpec, limit: number) {
  const pages: string[][] = [];
  let after: string | null = null;
  do {
    const page = await listConfirmations(list.ctx, { filter, sort, limit, after });
    pages.push(idsOf(page.rows));
    after = page.nextCursor;
  } while (after);
  return pages;
}

async function backwards(filter: ConfirmationFilter, sort: ConfirmationSortSpec, limit: number) {
  let page = await listConfirmations(list.ctx, { filter, sort, limit });
  while (page.nextCursor) {
    page = await listConfirmations(list.ctx, { filter, sort, limit, after: page.nextCursor });
  }
  const pages = [idsOf(page.rows)];
  while (page.previousCursor) {
    page = await listConfirmations(list.ctx, { filter, sort, limit, before: page.previousCursor });
    pages.unshift(idsOf(page.rows));
  }
  return pages;
}

/** The order that a sort means, told in another way. */
function sorted(rows: readonly ConfirmationRow[], { by, descending }: ConfirmationSortSpec) {
  const way = descending ? -1 : 1;
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const byTime = (a: ConfirmationRow, b: ConfirmationRow) =>
    a.createdAt.getTime() - b.createdAt.getTime() || text(a.id, b.id);
  return [...rows].sort((a, b) => {
    if (by === "created_at") return way * byTime(a, b);
    if (by === "email") return way * (text(a.emailKey, b.emailKey) || byTime(a, b));
    const place = (row: ConfirmationRow) => confirmationStatuses.indexOf(row.status);
    // Whichever way, the newest of each status come first.
    return way * (place(a) - place(b)) || -byTime(a, b);
  });
}

const sorts = confirmationSorts.flatMap((by) =>
  [true, false].map((descending) => ({ by, descending })),
);

describe.each(sorts)("sorted by $by, descending: $descending", (sort) => {
  test("pages of any size hold every confirmation once, in order, forwards and backwards", async () => {
    const wanted = idsOf(sorted(all, sort));
    for (const limit of [1, 5, 7, 24]) {
      expect((await forwards(anyConfirmation, sort, limit)).flat()).toEqual(wanted);
      expect((await backwards(anyConfirmation, sort, limit)).flat()).toEqual(wanted);
    }
  });
});

test("filters mean together what they mean one by one, in every order and counted alike", async () => {
  const [one, two] = list.buttons;
  const subset = <Value>(values: readonly Value[]) => fc.subarray([...values]);
  const filters = fc.record({
    site: subset([list.first.site.slug, list.second.site.slug]),
    status: subset(confirmationStatuses),
    platform: subset(["kofi", "buymeacoffee"]),
    button: subset([one, two].map(({ id }) => toPublicId("button", id))),
    needsReview: fc.boolean(),
    q: fc.constantFrom("", "jose", "thank", "bo@exam", "nobody"),
    createdAfter: fc.constantFrom(null, day(3)),
    createdBefore: fc.constantFrom(null, day(5)),
  });
  const fits = (row: ConfirmationRow, filter: ConfirmationFilter) => {
    const among = (values: readonly string[], value: string | null) =>
      values.length === 0 || values.includes(value ?? "");
    const text = [row.email, row.name === null ? "" : "jose", row.message].join(" ");
    return (
      among(filter.site, row.siteSlug) &&
      among(filter.status, row.status) &&
      among(filter.platform, row.platform) &&
      among(filter.button, row.buttonId && toPublicId("button", row.buttonId)) &&
      (!filter.needsReview || row.needsReview !== null) &&
      (filter.createdAfter === null || row.createdAt >= filter.createdAfter) &&
      (filter.createdBefore === null || row.createdAt < filter.createdBefore) &&
      text.includes(filter.q)
    );
  };
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom(...sorts), async (filter, sort) => {
      const wanted = idsOf(sorted(all, sort).filter((row) => fits(row, filter)));
      expect((await forwards(filter, sort, 5)).flat()).toEqual(wanted);
      expect(await countConfirmations(list.ctx, filter)).toEqual({
        count: wanted.length,
        capped: false,
      });
    }),
    { numRuns: 60 },
  );
});

test("the search finds a confirmation by its code, written anyhow, and by its id", async () => {
  const [wanted] = all as [ConfirmationRow];
  const found = async (q: string) => {
    const filter = { ...anyConfirmation, q };
    const request = { filter, sort: newestConfirmationsFirst, limit: 50 };
    return idsOf((await listConfirmations(list.ctx, request)).rows);
  };
  const { code } = wanted;
  for (const q of [code, code.toLowerCase(), code.replace("-", "")]) {
    expect(await found(q)).toEqual([wanted.id]);
  }
  expect(await found(toPublicId("confirmation", wanted.id))).toEqual([wanted.id]);
  expect(await found(toPublicId("confirmation", newId()))).toEqual([]);
});

test("whoever is not on the site finds nothing of it, by no way", async () => {
  const { stranger, siteId, site } = await newSite();
  const [row] = all as [ConfirmationRow];
  const id = toPublicId("confirmation", row.id);
  const filter = { ...anyConfirmation, site: [row.siteSlug], ids: [row.id] };
  const request = { filter, sort: newestConfirmationsFirst, limit: 50 };
  for (const ctx of [stranger, { ...stranger, sites: [{ siteId, role: "owner" as const }] }]) {
    expect((await listConfirmations(ctx, request)).rows).toEqual([]);
    expect((await countConfirmations(ctx, filter)).count).toBe(0);
    expect(await listButtonNames(ctx)).toEqual([]);
    await expect(getConfirmation(ctx, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(listConfirmationEvents(ctx, id)).rejects.toMatchObject({ code: "not_found" });
  }
  expect(site.id).toBe(siteId);
});

test("a cursor that was made up, or is of another list, is refused", async () => {
  const request = { filter: anyConfirmation, sort: newestConfirmationsFirst, limit: 5 };
  const { nextCursor } = await listConfirmations(list.ctx, request);
  const refused = { code: "invalid_request" };
  const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const place = { status: "pending", emailKey: "", createdAt: "2026-01-01T00:00:00.000Z", id: "x" };
  for (const after of ["x", made(["-created_at", place]), made(["-created_at", {}]), made(1)]) {
    await expect(listConfirmations(list.ctx, { ...request, after })).rejects.toMatchObject(refused);
  }
  const sort = { by: "email", descending: false } as const;
  const elsewhere = listConfirmations(list.ctx, { ...request, sort, after: nextCursor });
  await expect(elsewhere).rejects.toMatchObject(refused);
});

test("a confirmation shows the order it is matched with, and its timeline what was undone", async () => {
  const site = await newSite();
  const declared = await newConfirmation(await newButton(site.siteId));
  const { publicId: orderId, order } = await newOrder(site.siteId);
  const support = site.as("support", "Sam");
  await matchByHand(support, { confirmationId: declared.id, orderId });
  const { match } = await getConfirmation(site.as("viewer"), declared.id);
  expect(match).toMatchObject({ rule: "hand", actorLabel: "Sam", transactionProves: false });
  expect(toPublicId("order", match?.orderId ?? "")).toBe(orderId);
  expect(match?.madeAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  await undoMatch(support, { confirmationId: declared.id, reason: "Not them" });
  expect((await getConfirmation(site.as("viewer"), declared.id)).match).toBeNull();
  const events = await listConfirmationEvents(site.as("viewer"), declared.id);
  expect(events.map(({ type, actor }) => [type, actor.label]).slice(0, 3)).toEqual([
    ["confirmation.declared", "Visitor"],
    ["match.made", "Sam"],
    ["match.undone", "Sam"],
  ]);
  expect(events[2]?.summary).toContain("Not them");
  expect(order.customerName).toBeTruthy();
});

test("an export holds every confirmation, and nothing that a spreadsheet would run", async () => {
  const site = await newSite();
  const button = await newButton(site.siteId);
  const nasty = ["=1+1", "@SUM(A1)", "-2+3", '=HYPERLINK("http://a.example")', ...foreignMarkup];
  for (const text of nasty)
    await newConfirmation(button, { name: text.slice(0, 80), message: text });
  const about = { zone: "Europe/Berlin", platformName: (slug: string) => slug };
  let csv = confirmationCsv.head(about);
  const pages = exportConfirmations(
    site.as("viewer"),
    anyConfirmation,
    newestConfirmationsFirst,
    7,
  );
  for await (const rows of pages) csv += confirmationCsv.lines(rows, about);
  const { parse } = await import("csv-parse/sync");
  const records: Record<string, string>[] = parse(csv, { columns: true, bom: true });
  expect(records).toHaveLength(nasty.length);
  for (const cell of records.flatMap((record) => Object.values(record))) {
    expect(cell).not.toMatch(/^\s*[=+@-]|^[\t\r\n]/);
  }
  expect(Object.keys(records[0] ?? {})).toContain("Time (Europe/Berlin)");
});
