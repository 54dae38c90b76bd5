import type pg from "pg";
import type { ForeignKey } from "./table-kinds";

/** A key, unique, foreign key or index, with its columns by name; an expression has none (null). */
export interface Columns {
  table: string;
  name: string;
  columns: (string | null)[];
}

export interface Index extends Columns {
  kind: "primary key" | "unique" | "index";
  /** `btree`, `gin`, … */
  method: string;
}

export interface Catalogue {
  tables: { name: string; siteId: "none" | "nullable" | "required" }[];
  indexes: Index[];
  foreignKeys: (Columns & ForeignKey)[];
}

/** What a database says of the tables in `public`; Prisma's own table is left out. */
export async function readCatalogue(client: Pick<pg.Client, "query">): Promise<Catalogue> {
  const own = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and c.relname <> '_prisma_migrations'`;
  const tables = await client.query<Catalogue["tables"][number]>(
    `select c.relname::text as name, case when a.attnum is null then 'none'
       when a.attnotnull then 'required' else 'nullable' end as "siteId"
     from pg_class c
     left join pg_attribute a on a.attrelid = c.oid and a.attname = 'site_id' and not a.attisdropped
     where ${own} order by 1`,
  );
  const indexes = await client.query<Index>(
    `select c.relname::text as table, i.relname::text as name, m.amname::text as method,
       case when x.indisprimary then 'primary key' when x.indisunique then 'unique' else 'index' end as kind,
       array(select a.attname::text from unnest(x.indkey::int2[]) with ordinality as k(num, nth)
         left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
         where k.nth <= x.indnkeyatts order by k.nth) as columns
     from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     join pg_am m on m.oid = i.relam
     where ${own} order by 1, 2`,
  );
  const foreignKeys = await client.query<Catalogue["foreignKeys"][number]>(
    `select c.relname::text as table, f.conname::text as name, pg_get_constraintdef(f.oid) as definition,
       array(select a.attname::text from unnest(f.conkey) with ordinality as k(num, nth)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num order by k.nth) as columns
     from pg_constraint f join pg_class c on c.oid = f.conrelid
     where f.contype = 'f' and f.conparentid = 0 and ${own} order by 1, 2`,
  );
  return { tables: tables.rows, indexes: indexes.rows, foreignKeys: foreignKeys.rows };
}
