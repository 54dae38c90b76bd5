import pg from "pg";
import { Refusal } from "../stack/refusal";

const { escapeIdentifier } = pg;

/** Tables that every started installation has rows in, before anybody has done anything with it. */
const furniture = ["_prisma_migrations", "installation", "sandbox_clock"];

async function firstFilled(client: pg.Client, tables: string[]): Promise<string | undefined> {
  for (const table of tables) {
    if (furniture.includes(table)) continue;
    const { rowCount } = await client.query(
      `select 1 from public.${escapeIdentifier(table)} limit 1`,
    );
    if (rowCount) return table;
  }
  return undefined;
}

/** Throws a Refusal while web or worker processes hold connections: they would write in between. */
async function requireAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name like 'onetill%'
       and pid <> pg_backend_pid()`,
  );
  if (!rows[0]?.count) return;
  throw new Refusal(
    "Onetill is running on this database. Stop its web and worker processes first, then restore.",
  );
}

/**
 * Takes everything of Onetill's out of a database, inside the caller's transaction; what belongs to
 * extensions stays. Throws a Refusal when something is in it that may not be replaced.
 */
export async function clearDatabase(client: pg.Client, replace: boolean): Promise<void> {
  await requireAlone(client);
  const { rows } = await client.query<{ kind: string; name: string; plain: string }>(
    `with own as (
       select 'table' as kind, c.oid, 'pg_class'::regclass as class, c.oid::regclass::text as name, c.relname::text as plain
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       union all
       select 'type', t.oid, 'pg_type'::regclass, t.oid::regtype::text, t.typname::text
       from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype = 'e'
       union all
       select 'routine', p.oid, 'pg_proc'::regclass, p.oid::regprocedure::text, p.proname::text
       from pg_proc p where p.pronamespace = 'public'::regnamespace)
     select kind, name, plain from own
     where not exists (select from pg_depend d
       where d.classid = own.class and d.objid = own.oid and d.deptype = 'e')
     order by case kind when 'table' then 1 when 'type' then 2 else 3 end`,
  );
  const tables = rows.filter(({ kind }) => kind === "table").map(({ plain }) => plain);
  const filled = replace ? undefined : await firstFilled(client, tables);
  if (filled) {
    throw new Refusal(
      `There is something in this database already (in the table ${filled}). Restore into a new data directory or an empty database; or throw away what is there: --replace`,
    );
  }
  await client.query("drop schema if exists pgboss cascade");
  for (const { kind, name } of rows) await client.query(`drop ${kind} if exists ${name} cascade`);
}
