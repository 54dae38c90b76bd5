import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { type Context, newId, storableText, toPublicId } from "@/lib/kernel";
import { foreignMarkup } from "@/test/foreign-markup";
import { newSite } from "@/test/new-site";
import {
  among,
  boundsOfDays,
  byEnum,
  byNumber,
  byText,
  byTime,
  choices,
  compared,
  csvColumns,
  csvStart,
  daysFilter,
  defineCsv,
  defineList,
  defineRows,
  flag,
  oneOf,
  onlyIf,
  pageSizes,
  type SortBy,
  type StateOf,
  searchedFor,
  searchTextOf,
  siteNames,
  visibleSites,
  withWords,
} from ".";

// A list that no module has: what a new one takes is written here, and nothing else.

const states = { open: "Open", running: "Running", done: "Done" };
type State = keyof typeof states;

const parcels = defineList({
  ...{ path: "/parcels", one: "parcel", many: "parcels" },
  filters: {
    site: siteNames(),
    state: choices("state", "State", states),
    q: searchedFor(),
    days: daysFilter,
    heavy: flag("heavy", "Weight", "yes", "heavy ones"),
    by: oneOf("by", "Carrier", [{ value: "sea", label: "By sea" }], null),
  },
  columns: {
    name: { label: "Name", sort: "name" },
    site: { label: "Site" },
    weight: { label: "Weight", sort: "weight", largestFirst: true },
    state: { label: "State", sort: "state" },
    sent_at: { label: "Sent", sort: "sent_at", largestFirst: true },
    note: { label: "Note", extra: true },
  },
  fixedColumn: "name",
  sorts: ["sent_at", "weight", "name", "state"],
  usualSort: { by: "sent_at", descending: true },
});
type ParcelState = StateOf<typeof parcels>;
type ParcelSort = ParcelState["sort"]["by"];

interface Parcel {
  id: string;
  siteId: string;
  siteSlug: string;
  name: string;
  state: State;
  weight: bigint;
  sentAt: Date;
}

type ParcelFilter = Pick<ParcelState, "site" | "state" | "q" | "heavy"> & {
  after: Date | null;
  before: Date | null;
};

const sentAt = byTime<Parcel>("sent_at", (row) => row.sentAt);
const rows = defineRows<Parcel, ParcelFilter, ParcelSort>({
  ...{ kind: "import", table: "planted_parcels", alias: "x" },
  columns: `x.id, x.site_id as "siteId", s.slug as "siteSlug", x.name, x.state, x.weight,
    x.sent_at as "sentAt"`,
  joins: "join sites s on s.id = x.site_id",
  sites: (ctx, { site }) => visibleSites(ctx, site, "orders:read"),
  where: {
    state: among("x.state", "planted_state"),
    q: withWords("x.search_text"),
    heavy: onlyIf("x.weight > 100"),
    after: compared("x.sent_at", ">=", "timestamptz"),
    before: compared("x.sent_at", "<", "timestamptz"),
  },
  sorts: {
    sent_at: { keys: [sentAt] },
    weight: { keys: [byNumber("weight", (row) => row.weight)] },
    name: { keys: [byText("name", (row) => row.name)] },
    state: {
      each: {
        ...byEnum<Parcel>("state", "planted_state", Object.keys(states), (row) => row.state),
        filter: "state",
      },
      keys: [sentAt],
    },
  },
  facets: { sent_at: [{ filter: "state", column: "state", type: "planted_state" }] },
});

const { text, time } = csvColumns<Parcel, { zone: string }>();
const csv = defineCsv<Parcel, { zone: string }>(() => [
  text("Name", (row) => row.name),
  text("Weight", (row) => ({ decimal: String(row.weight) })),
  time("Sent", (row) => row.sentAt),
]);

const narrow = ({ site, state, q, heavy, days }: ParcelState): ParcelFilter => ({
  ...{ site, state, q, heavy },
  ...boundsOfDays(days, { zone: "UTC", now: new Date("2026-01-10T12:00:00Z") }),
});

const day = (n: number) => new Date(Date.UTC(2026, 0, n, 12));
const anything: ParcelFilter = narrow(parcels.plain);

async function plant(siteId: string, about: Partial<Parcel> = {}) {
  const { id = newId(), name = "Box", state = "open", weight = 10n, sentAt: at = day(1) } = about;
  await query(
    `insert into planted_parcels (site_id, id, name, state, weight, sent_at, search_text)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [siteId, id, storableText(name), state, weight, at, searchTextOf([storableText(name), state])],
  );
  return id;
}

const stateNames = Object.keys(states) as State[];
const labels = ["Ape", "bee", "bee", "Ape", "élan"];

/** Parcels with many ties in every column, on three sites of which one person sees two. */
async function newParcels(count = 30) {
  const sites = [await newSite(), await newSite(), await newSite()] as const;
  for (let n = 0; n < count; n++) {
    await plant(sites[n % 3]?.siteId as string, {
      name: labels[n % 5],
      state: stateNames[Math.floor(n / 2) % 3],
      weight: BigInt(50 * (n % 4)),
      sentAt: day(1 + (n % 6)),
    });
  }
  const seen = sites.slice(0, 2).map(({ siteId }) => ({ siteId, role: "viewer" as const }));
  const ctx: Context = { ...sites[0].as("viewer"), sites: seen };
  return { sites, ctx };
}

let list: Awaited<ReturnType<typeof newParcels>>;
let all: Parcel[];
beforeAll(async () => {
  await query("create type planted_state as enum ('open', 'running', 'done')");
  await query(`create table planted_parcels (site_id uuid not null, id uuid not null,
    name text collate "C" not null, state planted_state not null, weight bigint not null,
    sent_at timestamptz not null, search_text text not null, primary key (site_id, id))`);
  list = await newParcels();
  const request = { filter: anything, sort: parcels.plain.sort, limit: 200 };
  all = (await rows.page(list.ctx, request)).rows;
});
afterAll(async () => {
  await query("drop table planted_parcels");
  await query("drop type planted_state");
  await closePool();
});

const idsOf = (some: readonly { id: string }[]) => some.map((row) => row.id);

/** The order that a sort means, told in another way. */
function sorted(some: readonly Parcel[], { by, descending }: SortBy) {
  const way = descending ? -1 : 1;
  const compare = <Value>(a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0);
  const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  return [...some].sort((a, b) => {
    const time = compare(a.sentAt.getTime(), b.sentAt.getTime());
    const id = compare(a.id, b.id);
    if (by === "weight") return way * (compare(a.weight, b.weight) || id);
    if (by === "name") return way * (byBytes(a.name, b.name) || id);
    if (by === "sent_at") return way * (time || id);
    const place = (row: Parcel) => stateNames.indexOf(row.state);
    // Whichever way, the newest of each state come first.
    return way * compare(place(a), place(b)) || -(time || id);
  });
}

const sorts = parcels.sorts.flatMap((by) =>
  [true, false].map((descending) => ({ by, descending })),
);

async function forwards(
  ctx: Context,
  filter: ParcelFilter,
  sort: SortBy<ParcelSort>,
  limit: number,
  between: () => Promise<unknown> = async () => {},
) {
  const pages: Parcel[][] = [];
  let after: string | null = null;
  do {
    const page = await rows.page(ctx, { filter, sort, limit, after });
    pages.push(page.rows);
    after = page.nextCursor;
    await between();
  } while (after);
  return pages;
}

async function backwards(ctx: Context, sort: SortBy<ParcelSort>, limit: number) {
  let page = await rows.page(ctx, { filter: anything, sort, limit });
  while (page.nextCursor) {
    page = await rows.page(ctx, { filter: anything, sort, limit, after: page.nextCursor });
  }
  const pages = [page.rows];
  while (page.previousCursor) {
    page = await rows.page(ctx, { filter: anything, sort, limit, before: page.previousCursor });
    pages.unshift(page.rows);
  }
  return pages;
}

test.each(sorts)(
  "pages sorted by $by (descending: $descending) hold every row once, in order, forwards and back",
  async (sort) => {
    const wanted = idsOf(sorted(all, sort));
    expect(wanted).toHaveLength(20);
    for (const limit of [1, 7, 20]) {
      const there = await forwards(list.ctx, anything, sort, limit);
      expect(idsOf(there.flat())).toEqual(wanted);
      expect(there.every((page) => page.length > 0)).toBe(true);
      const back = await backwards(list.ctx, sort, limit);
      expect(idsOf(back.flat())).toEqual(wanted);
    }
  },
);

test.each(sorts)(
  "rows that come in meanwhile make none be seen twice or left out, by $by ($descending)",
  async (sort) => {
    const { sites, ctx } = await newParcels(20);
    const before = idsOf((await forwards(ctx, anything, sort, 50)).flat());
    let n = 0;
    const insert = () =>
      plant(sites[n % 2]?.siteId as string, {
        name: labels[n % 5],
        state: stateNames[Math.floor(n / 2) % 3],
        weight: BigInt(50 * (n++ % 4)),
        sentAt: day(1 + (n % 6)),
      });
    const walked = idsOf((await forwards(ctx, anything, sort, 3, insert)).flat());
    expect(new Set(walked).size).toBe(walked.length);
    expect(walked.filter((id) => before.includes(id))).toEqual(before);
  },
);

test("filters mean together what they mean one by one, in every order and counted alike", async () => {
  const [one, two, foreign] = list.sites.map(({ site }) => site.slug) as [string, string, string];
  const filters = fc.record({
    site: fc.subarray([one, two, foreign]),
    state: fc.subarray(stateNames),
    heavy: fc.boolean(),
    q: fc.constantFrom("", "", "elan", "BEE", "ape open", "nobody"),
    after: fc.constantFrom(null, day(3)),
    before: fc.constantFrom(null, day(5)),
  });
  const fits = (row: Parcel, filter: ParcelFilter) => {
    const among = (values: readonly string[], value: string) =>
      values.length === 0 || values.includes(value);
    const searched = searchTextOf([row.name, row.state]);
    return (
      among(filter.site, row.siteSlug) &&
      among(filter.state, row.state) &&
      (!filter.heavy || row.weight > 100n) &&
      (filter.after === null || row.sentAt >= filter.after) &&
      (filter.before === null || row.sentAt < filter.before) &&
      searchTextOf([filter.q])
        .trim()
        .split(" ")
        .every((word) => searched.includes(word))
    );
  };
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom(...sorts), async (filter, sort) => {
      const wanted = idsOf(sorted(all, sort).filter((row) => fits(row, filter)));
      expect(idsOf((await forwards(list.ctx, filter, sort, 4)).flat())).toEqual(wanted);
      const count = { count: wanted.length, capped: false };
      expect(await rows.count(list.ctx, filter)).toEqual(count);
    }),
    { numRuns: 80 },
  );
});

test("a place stays a place when the filter changes under it", async () => {
  const sort = { by: "state", descending: false } as const;
  const first = await rows.page(list.ctx, { filter: anything, sort, limit: 3 });
  const filter = { ...anything, state: ["done" as const] };
  const page = await rows.page(list.ctx, { filter, sort, limit: 50, after: first.nextCursor });
  expect(page.rows.map(({ state }) => state)).toEqual(
    all.filter(({ state }) => state === "done").map(() => "done"),
  );
  const past = { ...anything, state: ["open" as const] };
  const last = await rows.page(list.ctx, { filter: anything, sort, limit: 15 });
  const none = await rows.page(list.ctx, { filter: past, sort, limit: 5, after: last.nextCursor });
  expect(none).toEqual({ rows: [], nextCursor: null, previousCursor: null });
});

test("a count goes no further than it is asked to", async () => {
  expect(await rows.count(list.ctx, anything, 19)).toEqual({ count: 19, capped: true });
  expect(await rows.count(list.ctx, anything, 20)).toEqual({ count: 20, capped: false });
});

test("nobody sees another site's rows, by no name, filter or cursor", async () => {
  const [, , foreign] = list.sites;
  const sort = parcels.plain.sort;
  const theirs = await rows.page(foreign.as("viewer"), { filter: anything, sort, limit: 1 });
  expect(theirs.rows).toHaveLength(1);
  for (const site of [
    foreign.site.slug,
    foreign.site.clientId,
    toPublicId("site", foreign.siteId),
  ]) {
    const filter = { ...anything, site: [site] };
    expect((await rows.page(list.ctx, { filter, sort, limit: 50 })).rows).toEqual([]);
    expect((await rows.count(list.ctx, filter)).count).toBe(0);
  }
  const after = theirs.nextCursor;
  const page = await rows.page(list.ctx, { filter: anything, sort, limit: 50, after });
  expect(page.rows.every(({ siteId }) => siteId !== foreign.siteId)).toBe(true);
  expect((await rows.page(foreign.stranger, { filter: anything, sort, limit: 5 })).rows).toEqual(
    [],
  );
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const id = toPublicId("import", newId());
const time0 = "2026-01-31T18:00:00.000Z";

test.each([
  ["nonsense", "sent_at", "%%%"],
  ["the form of an older version", "sent_at", "1767225600000.imp_0"],
  ["another sort order", "sent_at", encode(["weight", ["1"], id])],
  ["another direction", "weight", encode(["-weight", ["1"], id])],
  ["no key", "weight", encode(["weight", [], id])],
  ["a key too many", "weight", encode(["weight", ["1", "2"], id])],
  ["something else in it", "weight", encode({ by: "weight" })],
  ["a time that only JavaScript reads", "sent_at", encode(["sent_at", ["1"], id])],
  [
    "a time that no database holds",
    "sent_at",
    encode(["sent_at", ["+275760-09-13T00:00:00.000Z"], id]),
  ],
  ["a number out of range", "weight", encode(["weight", ["9999999999999999999"], id])],
  ["an unknown state", "state", encode(["state", ["lost", time0], id])],
  ["a NUL", "name", encode(["name", ["a\0"], id])],
  ["a lone surrogate", "name", encode(["name", ["\ud800"], id])],
  ["an id of something else", "name", encode(["name", ["a"], toPublicId("event", newId())])],
] as const)("a cursor with %s is refused by name", async (_, by, after) => {
  const sort = { by, descending: false };
  await expect(
    rows.page(list.ctx, { filter: anything, sort, limit: 5, after }),
  ).rejects.toMatchObject({ code: "invalid_request", param: "cursor" });
});

test("an export holds every row of every page, and nothing that a spreadsheet would run", async () => {
  const site = await newSite();
  const nasty = ["=1+1", "@SUM(A1)", "-2+3", "\t=1", '=HYPERLINK("http://a.example")'];
  for (const name of [...nasty, ...foreignMarkup]) await plant(site.siteId, { name });
  let file = csvStart + csv.head({ zone: "Europe/Berlin" });
  const sort = { by: "name", descending: false } as const;
  for await (const some of rows.all(site.as("viewer"), anything, sort, 3)) {
    file += csv.lines(some, { zone: "Europe/Berlin" });
  }
  const { parse } = await import("csv-parse/sync");
  const records: Record<string, string>[] = parse(file, { columns: true, bom: true });
  expect(records).toHaveLength(nasty.length + foreignMarkup.length);
  expect(Object.keys(records[0] ?? {})).toEqual(["Name", "Weight", "Sent (Europe/Berlin)"]);
  for (const cell of records.flatMap((record) => Object.values(record))) {
    expect(cell).not.toMatch(/^\s*[=+@-]|^[\t\r\n]/);
  }
});

const anyDay = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const cursors = fc.oneof(
  fc.constant({ after: null, before: null }),
  fc.stringMatching(/^[\w-]{1,60}$/).map((after) => ({ after, before: null })),
  fc.stringMatching(/^[\w-]{1,60}$/).map((before) => ({ after: null, before })),
);
const anyState = fc
  .record({
    site: fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,20}$/), { maxLength: 4 }),
    state: fc.subarray(stateNames),
    q: fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.toWellFormed().trim()),
    days: fc.oneof(
      fc.constantFrom(null, "today", "last_month"),
      fc.tuple(anyDay, anyDay).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
      anyDay.map((from) => ({ from, to: null })),
    ),
    heavy: fc.boolean(),
    by: fc.constantFrom(null, "sea"),
    sort: fc.constantFrom(...sorts),
    size: fc.constantFrom(...pageSizes),
    columns: fc.oneof(
      fc.constant(null),
      fc
        .shuffledSubarray(parcels.columnIds)
        .map((ids) => (ids.includes("name") ? ids : ["name", ...ids])),
    ),
  })
  .chain((state) => cursors.map((cursor) => ({ ...state, site: state.site.sort(), ...cursor })))
  .filter(({ q }) => Array.from(q).length <= 100) as fc.Arbitrary<ParcelState>;

test("an address says everything about the list, and nothing is lost on the way", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      expect(parcels.readQuery(parcels.query(state))).toEqual(state);
    }),
  );
});

test("an address is read whatever somebody writes into it, and what is read is stable", () => {
  const name = fc.oneof(
    fc.constantFrom("site", "state", "date", "from", "q", "columns", "sort", "size", "after"),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, fc.string({ unit: "binary" })), { maxLength: 12 }),
      (pairs) => {
        const state = parcels.read(pairs);
        expect(parcels.readQuery(parcels.query(state))).toEqual(state);
      },
    ),
  );
});

test("an address of nonsense finds what the plain list finds", async () => {
  const state = parcels.readQuery(
    "state=constructor&state=__proto__&site=../etc&q=%00&date=ever&from=2026-02-30&sort=password&size=1e9&columns=secret&after='--&by=hand",
  );
  // A NUL is a word that nothing holds, and no error.
  expect(parcels.query({ ...state, q: "" })).toBe("");
  const request = { filter: narrow({ ...state, q: "" }), sort: state.sort, limit: 200 };
  expect(idsOf((await rows.page(list.ctx, request)).rows)).toEqual(idsOf(all));
});

test("what narrows is known, and taken away; sorting, size and columns stay", () => {
  const state = parcels.readQuery(
    "state=done&heavy=yes&sort=weight&size=25&columns=weight&after=x",
  );
  expect(parcels.isNarrowed(state)).toBe(true);
  expect(parcels.query(parcels.withoutFilters(state))).toBe(
    "sort=weight&size=25&columns=name,weight",
  );
  expect(parcels.isNarrowed(parcels.readQuery("sort=weight&size=25&after=x"))).toBe(false);
  expect(parcels.href()).toBe("/parcels");
  expect(parcels.href({ state: ["open"] })).toBe("/parcels?state=open");
});

test("equal lists have equal addresses", () => {
  expect(parcels.query(parcels.readQuery("site=b&site=a&state=done&state=open&site=b"))).toBe(
    "site=a&site=b&state=open&state=done",
  );
});
