import type pg from "pg";

export interface ColumnOfTable {
  name: string;
  /** PostgreSQL's number for its type. */
  type: number;
  /** As `format_type` writes it, without a length: `timestamp with time zone`. */
  typeName: string;
  isEnum: boolean;
  notNull: boolean;
}

/** What PostgreSQL knows of the migrated schema, and the tests of statements need. */
export interface Catalogue {
  /** By name. */
  tables: Record<string, { number: number; columns: Record<number, ColumnOfTable> }>;
  /** By number: the name, the elements' type of an array, the labels of an enum. */
  types: Record<number, { name: string; element?: number; labels?: string[] }>;
  /** Functions with a form whose answer holds for one statement only, by name. */
  stable: string[];
  /** Functions with a form whose answer holds for nothing. */
  volatile: string[];
}

/** Reads the catalogue of a database. Source: https://www.postgresql.org/docs/current/catalogs.html */
export async function readCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  const columns = await client.query(
    `select c.relname as table, c.oid::int as number, a.attnum as place, a.attname as name,
       a.atttypid::int as type, format_type(a.atttypid, null) as "typeName", t.typtype = 'e' as "isEnum",
       a.attnotnull as "notNull"
     from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
       and a.attnum > 0 and not a.attisdropped`,
  );
  const types = await client.query(
    `select t.oid::int as number, t.typname as name, nullif(t.typelem::int, 0) as element,
       (select json_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = t.oid) as labels
     from pg_type t where t.typtype in ('b', 'e', 'p')`,
  );
  const functions = await client.query(
    `select distinct proname as name, provolatile = 'v' as volatile
     from pg_proc where provolatile <> 'i' and prokind in ('f', 'a')`,
  );
  const catalogue: Catalogue = { tables: {}, types: {}, stable: [], volatile: [] };
  for (const { table, number, place, ...column } of columns.rows) {
    catalogue.tables[table] ??= { number, columns: {} };
    catalogue.tables[table].columns[place] = column;
  }
  for (const { number, ...type } of types.rows) {
    catalogue.types[number] = JSON.parse(JSON.stringify(type, (_, value) => value ?? undefined));
  }
  for (const { name, volatile } of functions.rows) {
    catalogue[volatile ? "volatile" : "stable"].push(name);
  }
  return catalogue;
}
