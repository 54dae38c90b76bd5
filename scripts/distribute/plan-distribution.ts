import { firstDistributed, foreignKeys, tablesOfKind } from "./table-kinds";

/** How far a database has come: what an earlier run, perhaps one that broke off, has left. */
export interface State {
  /** Tables that are spread or copied already. */
  moved: ReadonlySet<string>;
  /** Names of the foreign keys that are there. */
  foreignKeys: ReadonlySet<string>;
  /** Triggers that look at a whole statement. */
  statementTriggers: readonly { table: string; name: string }[];
}

// A default value is worked out where the row is written, and onetill_now() reads this table.
const clockOnWorkers = `select nodename, nodeport, success, result from run_command_on_workers($command$
  create table if not exists public.sandbox_clock (
    id integer not null default 1 primary key, offset_ms bigint not null)
$command$)`;

// The ledger's triggers look at rows of their own shard alone, which Citus cannot know: it calls all of them
// unsafe. Those that look at a whole statement it does not take at all (citusdata/citus#5705).
const takeTriggers = "set citus.enable_unsafe_triggers to on";

/**
 * The statements that still turn a migrated database into one sharded by site, in their order, each to
 * be sent by itself: none when there is nothing left to do. What each does holds on its own, so that a
 * run which broke off goes on where it was.
 */
export function planDistribution(state: State, shards: number): string[] {
  const isLeft = (table: string) => !state.moved.has(table);
  const references = tablesOfKind("reference").filter(isLeft);
  const distributed = tablesOfKind("distributed").filter(isLeft);
  const moving = foreignKeys.filter(({ table }) => distributed.includes(table));
  const missing = foreignKeys.filter(
    (key) => moving.includes(key) || !state.foreignKeys.has(key.name),
  );
  return [
    ...(distributed.length > 0 ? [clockOnWorkers, takeTriggers] : []),
    ...state.statementTriggers
      .filter(({ table }) => distributed.includes(table))
      .map(({ table, name }) => `drop trigger ${name} on public.${table}`),
    ...moving
      .filter(({ name }) => state.foreignKeys.has(name))
      .map(({ table, name }) => `alter table public.${table} drop constraint ${name}`),
    ...references.map((table) => `select create_reference_table('public.${table}')`),
    ...distributed.map((table) =>
      table === firstDistributed
        ? `select create_distributed_table('public.${table}', 'site_id', colocate_with => 'none', shard_count => ${shards})`
        : `select create_distributed_table('public.${table}', 'site_id', colocate_with => 'public.${firstDistributed}')`,
    ),
    ...missing.map(
      ({ table, name, definition }) =>
        `alter table public.${table} add constraint ${name} ${definition}`,
    ),
  ];
}
