import type pg from "pg";
import { Refusal } from "../stack/refusal";
import { judgeCatalogue } from "./judge-catalogue";
import { planDistribution, type State } from "./plan-distribution";
import { readCatalogue } from "./read-catalogue";
import { kindOf, tableKinds, tablesOfKind } from "./table-kinds";

async function requireCoordinator(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ citus: boolean }>(
    "select to_regprocedure('citus_version()') is not null as citus",
  );
  if (!rows[0]?.citus) {
    throw new Refusal(
      "This PostgreSQL is no Citus: the extension citus is not in this database. Nothing was changed.",
    );
  }
  const { rows: asked } = await client.query<{ here: boolean }>(
    "select citus_is_coordinator() as here",
  );
  if (!asked[0]?.here) {
    throw new Refusal("This is a worker of Citus. Give the address of its coordinator.");
  }
}

/** What runs beside it would read tables while they are moved. */
async function requireAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name like 'onetill%'
       and pid <> pg_backend_pid()`,
  );
  if (rows[0]?.count) {
    throw new Refusal(
      "Onetill is running on this database. Stop its web and worker processes first.",
    );
  }
}

/** Citus needs the site in each key and unique, though not in first place, and no row without one. */
async function requireKeys(client: pg.Client): Promise<void> {
  const catalogue = await readCatalogue(client);
  const there = new Set(catalogue.tables.map(({ name }) => name));
  const missing = Object.keys(tableKinds).filter((table) => !there.has(table));
  if (missing.length > 0) {
    throw new Refusal(
      `The database has no ${missing.join(", ")}. Run \`npm run migrate\` with this version first.`,
    );
  }
  const harmless = new Set(
    catalogue.indexes
      .filter(({ kind, columns }) => kind === "index" || columns.includes("site_id"))
      .map(({ name }) => name),
  );
  const [finding] = judgeCatalogue(catalogue).filter(({ name }) => !harmless.has(name));
  if (finding) {
    const { table, name, problem } = finding;
    throw new Refusal(`${table} cannot be kept by site (${name}): ${problem}.`);
  }
}

async function readState(client: pg.Client): Promise<State> {
  const { rows: moved } = await client.query<{ name: string }>(
    // Repmodel t is a reference table; a hash is a distributed one. Others are the coordinator's own.
    `select c.relname::text as name from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid
     where c.relnamespace = 'public'::regnamespace and (p.partmethod = 'h' or p.repmodel = 't')`,
  );
  const { rows: keys } = await client.query<{ name: string }>(
    `select conname::text as name from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  const { rows: statementTriggers } = await client.query<{ table: string; name: string }>(
    // The first bit of tgtype: for each row.
    `select c.relname::text as table, t.tgname::text as name
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgtype & 1 = 0
     order by c.relname, t.tgname`,
  );
  return {
    statementTriggers,
    moved: new Set(moved.map(({ name }) => name)),
    foreignKeys: new Set(keys.map(({ name }) => name)),
  };
}

async function send(client: pg.Client, statement: string): Promise<void> {
  const { rows } = await client.query<{ success?: boolean; nodename?: string; result?: string }>(
    statement,
  );
  const failed = rows.find((row) => row.success === false);
  if (failed) throw new Refusal(`The worker ${failed.nodename} refused: ${failed.result}`);
}

const summary = () =>
  [
    `distributed by site: ${tablesOfKind("distributed").length} tables`,
    `on each node: ${tablesOfKind("reference").join(", ")}`,
    `on the coordinator: ${tablesOfKind("local").join(", ")}`,
  ].join("\n");

export interface Options {
  /** Into how many pieces each distributed table is cut; it cannot be changed without moving all rows. */
  shards: number;
  /** Says what would be sent, and sends nothing. */
  dryRun: boolean;
}

/**
 * Turns a migrated database on a Citus coordinator, empty or filled, into one that is sharded by site,
 * and says what it did. Run again it goes on where an earlier run broke off, and says so when there is
 * nothing left to do. Throws an error with a sentence when it cannot.
 */
export async function distribute(client: pg.Client, options: Options): Promise<string> {
  await requireCoordinator(client);
  await requireKeys(client);
  const before = await readState(client);
  const plan = planDistribution(before, options.shards);
  if (plan.length === 0) return `This till is sharded by site already.\n${summary()}`;
  if (options.dryRun) return plan.map((statement) => `${statement};`).join("\n");
  await requireAlone(client);
  await client.query("set statement_timeout = 0");
  await client.query("set lock_timeout = 0");
  for (const statement of plan) await send(client, statement);
  const wentOn = [...before.moved].some((table) => kindOf(table) !== undefined);
  return `${wentOn ? "An earlier run had broken off; the rest is done." : "This till is sharded by site now."}\n${summary()}`;
}
