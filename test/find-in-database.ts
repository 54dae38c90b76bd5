import { pool, type Queryable } from "@/lib/db";

/**
 * Where in the whole database a text can be read: every column of every table, binary ones and the
 * usual ways of writing it down included. Returns `schema.table.column`.
 */
export async function findInDatabase(text: string, db: Queryable = pool()): Promise<string[]> {
  const columns = await db.query<{ looks: string }>(
    `select format('select %L as place where exists (select from %I.%I t where
         exists (select from unnest($1::text[]) as f(form) where strpos(t.%I::text, form) > 0))',
       concat_ws('.', n.nspname, c.relname, a.attname), n.nspname, c.relname, a.attname) as looks
     from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped
       and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'`,
  );
  const bytes = Buffer.from(text);
  const forms = [text, bytes.toString("hex"), bytes.toString("base64"), encodeURIComponent(text)];
  const { rows } = await db.query<{ place: string }>(
    `${columns.rows.map(({ looks }) => looks).join(" union all ")} order by place`,
    [forms],
  );
  return rows.map(({ place }) => place);
}
