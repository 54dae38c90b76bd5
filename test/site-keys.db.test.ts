import { afterAll, expect, onTestFinished, test } from "vitest";
import { closePool, pool, query } from "@/lib/db";
import { judgeCatalogue } from "@/scripts/distribute/judge-catalogue";
import { readCatalogue } from "@/scripts/distribute/read-catalogue";
import { foreignKeys, kindOf, tableKinds } from "@/scripts/distribute/table-kinds";

afterAll(closePool);

/**
 * What does not begin with the site yet, and why. The list only shrinks: a line that is not needed any
 * more fails the test.
 */
const exceptions: Readonly<Record<string, string>> = {
  "outgoing_mails outgoing_mails_supporter_key_created_at_idx":
    "what one mailbox is sent is bounded over all sites together",
};

const findings = async () =>
  judgeCatalogue(await readCatalogue(pool())).map((finding) => ({
    ...finding,
    key: `${finding.table} ${finding.name}`,
  }));

test("every table of a site has the site first in its keys, uniques, foreign keys and indexes", async () => {
  const found = await findings();
  expect(found.filter(({ key }) => !Object.hasOwn(exceptions, key))).toEqual([]);
});

test("an exception that is needed no more is taken off the list", async () => {
  const needed = new Set((await findings()).map(({ key }) => key));
  expect(Object.keys(exceptions).filter((key) => !needed.has(key))).toEqual([]);
});

test("every table has its kind, and every kind its table", async () => {
  const { tables } = await readCatalogue(pool());
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.map(({ name }) => name)).toEqual(Object.keys(tableKinds).sort());
});

test("the foreign keys that `admin distribute` makes again are those that there are", async () => {
  const there = (await readCatalogue(pool())).foreignKeys
    .filter(({ table }) => kindOf(table) === "distributed")
    .map(({ table, name, definition }) => ({ table, name, definition }));
  expect(there).toEqual(foreignKeys);
});

test.each([
  [
    "create table planted (id uuid primary key, site_id uuid)",
    [
      "it is in no list: is it a site's, or the installation's?",
      "its site_id may be null",
      "this primary key does not begin with site_id",
    ],
  ],
  [
    "create table planted (site_id uuid not null)",
    ["it is in no list: is it a site's, or the installation's?", "it has no primary key"],
  ],
  [
    "create unique index planted_idx on orders (reference, site_id)",
    ["this unique does not begin with site_id"],
  ],
  ["create index planted_idx on notices (user_id)", ["this index does not begin with site_id"]],
  [
    "create index planted_idx on orders (lower(reference), site_id)",
    ["this index does not begin with site_id"],
  ],
])("what is planted is found: %s", async (sql, problems) => {
  await query(sql);
  onTestFinished(async () => {
    await query("drop table if exists planted");
    await query("drop index if exists planted_idx");
  });
  const planted = (await findings()).filter(({ table, name }) =>
    `${table} ${name}`.includes("planted"),
  );
  expect(planted.map(({ problem }) => problem)).toEqual(problems);
});

test.each([
  [
    "foreign key (customer_id, site_id) references customers (id, site_id)",
    "does not begin with site_id",
  ],
  [
    "foreign key (site_id, customer_id) references customers (site_id, id) on update cascade",
    "follows updates",
  ],
  [
    "foreign key (site_id, customer_id) references customers (site_id, id) on delete set null",
    "would change site_id",
  ],
])("a foreign key that is planted is found: %s", async (key, problem) => {
  const reversed = key.includes("(id, site_id)");
  if (reversed) await query("create unique index planted_idx on customers (id, site_id)");
  await query(`alter table orders add constraint planted_fkey ${key}`);
  onTestFinished(async () => {
    await query("alter table orders drop constraint planted_fkey");
    await query("drop index if exists planted_idx");
  });
  const planted = (await findings()).filter(({ name }) => name === "planted_fkey");
  expect(planted.map((finding) => finding.problem)).toEqual([expect.stringContaining(problem)]);
});
