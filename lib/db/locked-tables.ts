import type pg from "pg";
import { log } from "@/lib/kernel";

/** Milliseconds after which a statement without an answer makes us look what it waits for. */
const LOOK_AFTER = 300;
/** Milliseconds that one of ours waits for a locked table before it is called off. */
const CALL_OFF_AFTER = 1000;

type Blocked = "writes" | "everything";

/** What a table's lock that others wait for keeps out: readers, or only those who write. */
const look = `
  with locks as (
    select c.relname as name, l.pid, l.mode, l.granted, clock_timestamp() - l.waitstart as waited
    from pg_locks l join pg_class c on c.oid = l.relation
    where l.locktype = 'relation'
      and l.database = (select oid from pg_database where datname = current_database())
  ), blocked as (
    select name, bool_or(mode = 'AccessExclusiveLock') as for_readers from locks
    where mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
      and (name = any($1) or name in (
        select name from locks where not granted and waited > make_interval(secs => $2)))
    group by name
  )
  select name, for_readers, (
    select count(pg_cancel_backend(l.pid)) from locks l join pg_stat_activity a using (pid)
    where l.name = blocked.name and not l.granted and l.waited > make_interval(secs => $3)
      and a.usename = current_user and a.application_name = $4) as called_off
  from blocked`;

/** The lock is somebody else's: a command's, a migration's, an operator's. */
class TableLocked extends Error {
  readonly code = "55P03";
  constructor(name: string) {
    super(`The table ${name} is locked by another session.`);
    this.name = "TableLocked";
  }
}

interface Named {
  all: ReadonlySet<string>;
  written: ReadonlySet<string>;
}

const known = new Map<string, Named>();
const anyName = /\b(?:from|join|into|update) (?:"?public"?\.)?"?(\w{1,63})/gi;
const writtenName = /\b(?:insert into|update|delete from) (?:"?public"?\.)?"?(\w{1,63})/gi;
const namesIn = (text: string, pattern: RegExp) =>
  new Set(
    [...text.replaceAll(/\s+/g, " ").matchAll(pattern)].map(([, name = ""]) => name.toLowerCase()),
  );

/** The names that follow from, join, into and update: enough to know which tables it is about. */
function tablesOf(text: string): Named {
  const before = known.get(text);
  if (before) return before;
  if (known.size > 1000) known.clear();
  const named = {
    all: namesIn(text, anyName),
    written: namesIn(text, writtenName),
  };
  known.set(text, named);
  return named;
}

/**
 * Keeps those who wait for a locked table from taking all connections: when statements are slow it
 * looks which tables are locked against them, calls off those who waited for a second, and refuses
 * others on the same tables until the lock is gone. Everything else keeps its connections.
 */
export class LockedTables {
  private readonly blocked = new Map<string, Blocked>();
  private looking = false;
  private readonly ask: () => pg.Pool;
  private readonly applicationName: string;

  /** `ask` gives connections that are not among those which wait. */
  constructor(ask: () => pg.Pool, applicationName: string) {
    this.ask = ask;
    this.applicationName = applicationName;
  }

  /** The refusal for a statement on a table that is locked now; none when it may be sent. */
  refusalOf(text: string): Error | undefined {
    if (this.blocked.size === 0) return;
    const { all, written } = tablesOf(text);
    for (const [name, what] of this.blocked) {
      if ((what === "everything" ? all : written).has(name)) return new TableLocked(name);
    }
  }

  /** To be called when a statement is sent; what it returns, when that has its answer. */
  watch(): () => void {
    const timer = setTimeout(() => void this.lookAround(), LOOK_AFTER).unref();
    return () => clearTimeout(timer);
  }

  private async lookAround(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      for (;;) {
        await this.lookOnce();
        if (this.blocked.size === 0) return;
        await new Promise((resolve) => setTimeout(resolve, LOOK_AFTER).unref());
      }
    } catch (error) {
      this.blocked.clear();
      log.debug("could not look which tables are locked", { error });
    } finally {
      this.looking = false;
    }
  }

  private async lookOnce(): Promise<void> {
    const { rows } = await this.ask().query<{ name: string; for_readers: boolean }>(look, [
      [...this.blocked.keys()],
      LOOK_AFTER / 2000,
      CALL_OFF_AFTER / 1000,
      this.applicationName,
    ]);
    const names = rows.map(({ name }) => name);
    const fresh = names.filter((name) => !this.blocked.has(name));
    if (fresh.length > 0) log.warn("tables are locked by another session", { tables: fresh });
    this.blocked.clear();
    for (const row of rows) {
      this.blocked.set(row.name, row.for_readers ? "everything" : "writes");
    }
  }
}
