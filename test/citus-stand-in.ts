import type pg from "pg";

/**
 * Functions of Citus's names in an ordinary PostgreSQL, in a schema of their own: they write down what
 * they are asked for, and refuse what the real ones refuse, foreign keys rather once too often. They
 * move no rows. https://docs.citusdata.com/en/stable/develop/api_udf.html
 */
const standIn = `
create schema citus;
create table citus.pg_dist_partition (
  logicalrelid regclass primary key, partmethod "char" not null, repmodel "char" not null);
create table citus.calls (nth serial primary key, call text not null);
create table citus.breaks (before text primary key);

create function citus.citus_version() returns text language sql as $$ select 'stand-in' $$;
create function citus.citus_is_coordinator() returns boolean language sql as $$ select true $$;

create function citus.note(call text) returns void language plpgsql as $$
begin
  if exists (select from citus.breaks where call like before) then
    raise exception 'the connection was lost' using errcode = '57P01';
  end if;
  insert into citus.calls (call) values (call);
end $$;

create function citus.kind_of(relation regclass) returns text language sql as $$
  select coalesce((select case when partmethod = 'h' then 'distributed' else 'reference' end
    from citus.pg_dist_partition where logicalrelid = relation), 'local') $$;

create function citus.run_command_on_workers(command text)
returns table (nodename text, nodeport integer, success boolean, result text) language plpgsql as $$
begin
  perform citus.note('on workers: ' || btrim(regexp_replace(command, '\\s+', ' ', 'g')));
  return query select 'worker', 5432, true, 'CREATE TABLE';
end $$;

create function citus.create_reference_table(relation regclass) returns void language plpgsql as $$
begin
  perform citus.note('reference ' || relation);
  if citus.kind_of(relation) <> 'local' then
    raise exception 'table "%" is already distributed', relation;
  end if;
  if exists (select from pg_constraint where contype = 'f' and conrelid = relation
      and citus.kind_of(confrelid) = 'distributed') then
    raise exception 'cannot create foreign key constraint since foreign keys from reference tables to distributed tables are not supported';
  end if;
  insert into citus.pg_dist_partition values (relation, 'n', 't');
end $$;

create function citus.create_distributed_table(
  relation regclass, column_name text, colocate_with text default 'default', shard_count integer default null
) returns void language plpgsql as $$
declare
  place smallint := (select attnum from pg_attribute where attrelid = relation and attname = column_name);
  broken text;
  empty boolean;
begin
  perform citus.note(format('distributed %s by %s beside %s%s', relation, column_name,
    regexp_replace(colocate_with, '^public\\.', ''), ' in ' || shard_count));
  if citus.kind_of(relation) <> 'local' then
    raise exception 'table "%" is already distributed', relation;
  end if;
  if colocate_with <> 'none' and citus.kind_of(colocate_with::regclass) <> 'distributed' then
    raise exception 'relation % is not distributed', colocate_with;
  end if;
  select indexrelid::regclass::text into broken from pg_index
    where indrelid = relation and indisunique and not place = any (indkey);
  if broken is not null then
    raise exception 'cannot create constraint on "%"', relation
      using detail = 'Distributed relations cannot have UNIQUE, EXCLUDE, or PRIMARY KEY constraints that do not include the partition column: ' || broken;
  end if;
  select tgname into broken from pg_trigger where tgrelid = relation and not tgisinternal
    and (tgtype & 1 = 0 or current_setting('citus.enable_unsafe_triggers', true) is distinct from 'on');
  if broken is not null then
    raise exception 'triggers are not supported on distributed tables: %', broken;
  end if;
  execute format('select exists (select from %s where %I is null)', relation, column_name) into empty;
  if empty then
    raise exception 'the partition column of table % cannot be NULL', relation;
  end if;
  select conname into broken from pg_constraint where contype = 'f' and conrelid = relation
    and (citus.kind_of(confrelid) = 'local' or confupdtype = 'c' or confdeltype = 'n'
      or (citus.kind_of(confrelid) = 'distributed' and not place = any (conkey)));
  if broken is not null then
    raise exception 'cannot create foreign key constraint %', broken;
  end if;
  if exists (select from pg_constraint where contype = 'f' and confrelid = relation
      and conrelid <> relation and citus.kind_of(conrelid) = 'local') then
    raise exception 'cannot create foreign key constraint since relations are not colocated or not referencing a reference table';
  end if;
  insert into citus.pg_dist_partition values (relation, 'h', 's');
end $$;

create function citus.judge_key() returns event_trigger language plpgsql as $$
declare broken text;
begin
  select conname into broken from pg_constraint where contype = 'f'
    and connamespace = 'public'::regnamespace and citus.kind_of(conrelid) = 'distributed'
    and (citus.kind_of(confrelid) = 'local' or confupdtype = 'c' or confdeltype = 'n');
  if broken is not null then
    raise exception 'cannot create foreign key constraint %', broken;
  end if;
  insert into citus.calls (call) select replace(current_query(), 'public.', '');
end $$;
create event trigger judge_key on ddl_command_end when tag in ('ALTER TABLE')
  execute function citus.judge_key();
`;

/** Makes the database of this connection, and of those that are opened later, look like a coordinator. */
export async function standInForCitus(client: pg.Client): Promise<void> {
  await client.query(standIn);
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  await client.query(`alter database ${rows[0]?.name} set search_path = public, citus`);
  await client.query("set search_path = public, citus");
}

/** What the stand-in was asked for, in its order. */
export const callsOf = async (client: pg.Client) =>
  (await client.query<{ call: string }>("select call from citus.calls order by nth")).rows.map(
    ({ call }) => call,
  );
