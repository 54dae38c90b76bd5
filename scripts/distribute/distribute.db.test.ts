import { randomBytes } from "node:crypto";
import type pg from "pg";
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from "vitest";
import { Client } from "@/lib/db";
import { callsOf, standInForCitus } from "@/test/citus-stand-in";
import { distribute } from "./distribute";
import { judgeCatalogue } from "./judge-catalogue";
import { readCatalogue } from "./read-catalogue";
import { foreignKeys, tablesOfKind } from "./table-kinds";

const usual = { shards: 32, dryRun: false };
let client: pg.Client;

async function open(name: string): Promise<pg.Client> {
  const url = new URL(inject("databaseServer"));
  url.pathname = `/${name}`;
  const opened = new Client({ connectionString: url.href });
  await opened.connect();
  return opened;
}

/** Puts the site into the keys of tables whose turn is still to come. */
async function mendKeys() {
  const catalogue = await readCatalogue(client);
  const findings = new Set(judgeCatalogue(catalogue).map(({ name }) => name));
  for (const { table, name, kind, columns } of catalogue.indexes) {
    if (!findings.has(name) || kind === "index" || columns.includes("site_id")) continue;
    const by = ["site_id", ...columns].join(", ");
    await client.query(
      kind === "primary key"
        ? `alter table ${table} drop constraint ${name}, add constraint ${name} primary key (${by})`
        : `drop index ${name}`,
    );
    if (kind === "unique") await client.query(`create unique index ${name} on ${table} (${by})`);
  }
}

beforeEach(async () => {
  const name = `distribute_${randomBytes(6).toString("hex")}`;
  const server = await open("postgres");
  await server.query(`create database ${name} template template_onetill`);
  await server.end();
  client = await open(name);
});
afterEach(() => client.end());

async function onCoordinator() {
  await mendKeys();
  await standInForCitus(client);
}

/** Makes the stand-in fail at a call, once it has come so far. */
const breakAt = (call: string) => client.query("insert into citus.breaks values ($1)", [call]);

const keysThere = async () => (await readCatalogue(client)).foreignKeys.map(({ name }) => name);

test("a server that is no Citus is refused, and nothing is changed", async () => {
  const before = await readCatalogue(client);
  await expect(distribute(client, usual)).rejects.toThrow("This PostgreSQL is no Citus");
  expect(await readCatalogue(client)).toEqual(before);
});

test("a worker of Citus is refused", async () => {
  await onCoordinator();
  await client.query(
    "create or replace function citus.citus_is_coordinator() returns boolean language sql as 'select false'",
  );
  await expect(distribute(client, usual)).rejects.toThrow("Give the address of its coordinator");
});

test("copies are made first, then orders, then what belongs beside them, then the keys between them", async () => {
  await onCoordinator();
  const said = await distribute(client, { ...usual, shards: 8 });
  expect(said).toContain("This till is sharded by site now.");
  expect(said).toContain("on each node: users, sites, ");
  const calls = await callsOf(client);
  const beside = tablesOfKind("distributed").filter((table) => table !== "orders");
  expect(calls).toEqual([
    expect.stringMatching(/^on workers: create table if not exists public\.sandbox_clock/),
    ...foreignKeys.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    ...tablesOfKind("reference").map((table) => `reference ${table}`),
    "distributed orders by site_id beside none in 8",
    ...beside.map((table) => `distributed ${table} by site_id beside orders`),
    ...foreignKeys.map(
      ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
    ),
  ]);
});

test("a second run says that there is nothing left to do, and does nothing", async () => {
  await onCoordinator();
  await distribute(client, usual);
  const calls = await callsOf(client);
  expect(await distribute(client, usual)).toContain("This till is sharded by site already.");
  expect(await callsOf(client)).toEqual(calls);
});

test("a dry run says what would be sent, and sends nothing", async () => {
  await onCoordinator();
  const before = await readCatalogue(client);
  const said = await distribute(client, { ...usual, dryRun: true });
  expect(said).toContain("select create_reference_table('public.users');\n");
  expect(await callsOf(client)).toEqual([]);
  expect(await readCatalogue(client)).toEqual(before);
});

test.each([
  ["with nothing moved", "reference users"],
  ["between two copies", "reference support_buttons"],
  ["before orders", "distributed orders%"],
  ["with some tables moved", "distributed reply_templates %"],
  ["before the last table", "distributed import_uploads %"],
])("a run that broke off is gone on with: %s", async (_, call) => {
  await onCoordinator();
  const before = (await readCatalogue(client)).foreignKeys;
  await breakAt(call);
  await expect(distribute(client, usual)).rejects.toThrow("the connection was lost");
  await client.query("delete from citus.breaks");
  await distribute(client, usual);
  expect((await readCatalogue(client)).foreignKeys).toEqual(before);
  const moves = (await callsOf(client)).filter((one) => /^(reference|distributed) /.test(one));
  expect(new Set(moves).size).toBe(moves.length);
  expect(moves).toHaveLength(tablesOfKind("reference").length + tablesOfKind("distributed").length);
  expect(await distribute(client, usual)).toContain("already");
});

test("a key that was lost between is made again", async () => {
  await onCoordinator();
  await distribute(client, usual);
  await client.query("alter table order_items drop constraint order_items_site_id_order_id_fkey");
  expect(await distribute(client, usual)).toContain("An earlier run had broken off");
  expect(await keysThere()).toContain("order_items_site_id_order_id_fkey");
});

test("a database whose keys lack the site is refused before anything is moved, by name", async () => {
  await onCoordinator();
  await client.query("create unique index by_reference on orders (reference)");
  await expect(distribute(client, usual)).rejects.toThrow(
    "orders cannot be kept by site (by_reference): this unique does not begin with site_id.",
  );
  expect(await callsOf(client)).toEqual([]);
});

test("a table that nobody has decided about is refused, and so is a database of an older version", async () => {
  await onCoordinator();
  await client.query("create table planted (id uuid primary key)");
  await expect(distribute(client, usual)).rejects.toThrow("planted cannot be kept by site");
  await client.query("drop table planted, import_uploads");
  await expect(distribute(client, usual)).rejects.toThrow("The database has no import_uploads.");
});

test("it waits for nobody: while Onetill runs on the database it is refused", async () => {
  await onCoordinator();
  const url = new URL(inject("databaseServer"));
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  url.pathname = `/${rows[0]?.name}`;
  const running = new Client({ connectionString: url.href, application_name: "onetill" });
  await running.connect();
  onTestFinished(() => running.end());
  await expect(distribute(client, usual)).rejects.toThrow("Onetill is running on this database.");
  expect(await callsOf(client)).toEqual([]);
});

/** The same, asked of the stand-in itself: what it lets pass would prove nothing. */
test("the stand-in refuses what Citus refuses", async () => {
  await onCoordinator();
  const make = (table: string, beside = "none") =>
    client.query("select create_distributed_table($1, 'site_id', colocate_with => $2)", [
      table,
      beside,
    ]);
  await client.query("create unique index planted on notices (user_id, dedupe_key)");
  await expect(make("notices")).rejects.toThrow('cannot create constraint on "notices"');
  await expect(make("orders")).rejects.toThrow("relations are not colocated");
  await expect(make("order_items")).rejects.toThrow("cannot create foreign key constraint");
  await expect(make("customers", "orders")).rejects.toThrow("relation orders is not distributed");
  await client.query("alter table connections drop constraint connections_site_id_fkey");
  await make("connections");
  await expect(make("connections")).rejects.toThrow("already distributed");
  await expect(
    client.query(
      `alter table connections add constraint planted foreign key (site_id) references sites (id)
       on update cascade`,
    ),
  ).rejects.toThrow("cannot create foreign key constraint planted");
  await client.query(
    "alter table sites add constraint planted foreign key (id, id) references connections (site_id, id)",
  );
  await expect(client.query("select create_reference_table('sites')")).rejects.toThrow(
    "from reference tables to distributed tables",
  );
});
