import pg from "pg";
import { Client } from "./client";
import type { LockedTables } from "./locked-tables";
import { noteProgress } from "./progress";
import { sessionOptions, type TimeLimits } from "./time-limits";

export interface LimitedPoolConfig extends pg.PoolConfig {
  connectionString: string;
  limits: TimeLimits;
  /** Refuses statements on tables that are locked, when given. */
  lockedTables?: LockedTables;
  /** Called when a connection gave no answer in time. */
  onSilence?: () => void;
}

/** Its statements leave word that they go on, and are not sent to a table that is locked. */
class WatchedClient extends Client {
  private readonly lockedTables?: LockedTables;
  private readonly onSilence?: () => void;

  constructor(config: LimitedPoolConfig) {
    super(config);
    this.onSilence = config.onSilence;
    this.lockedTables = config.lockedTables;
    const send = this.query as (...args: unknown[]) => unknown;
    this.query = ((...args: unknown[]) => {
      noteProgress();
      const [first] = args as [string | { text?: string }];
      const text = typeof first === "string" ? first : (first?.text ?? "");
      const refusal = this.lockedTables?.refusalOf(text);
      if (refusal) return Promise.reject(refusal);
      const settled = this.lockedTables?.watch();
      const answer = send(...args);
      if (settled && answer instanceof Promise) answer.then(settled, settled);
      return answer;
    }) as pg.Client["query"];
  }

  override drop(): void {
    super.drop();
    this.onSilence?.();
  }
}

/** What a pooler says to options that it cannot pass on, and a database to those it does not know. */
const refusedOptions = new Set(["08P01", "42704", "0A000"]);

export interface ConnectionConfig extends pg.PoolConfig {
  connectionString: string;
  Client: typeof Client;
}

/** The limits as `pg` takes them. Options that the address brings itself stay, and win: the last counts. */
export function limitsOf(connectionString: string, limits: TimeLimits, sharesSessions = false) {
  const common = { connectionString, query_timeout: limits.answer, Client };
  if (sharesSessions) return common;
  const options = sessionOptions(limits);
  const address = URL.parse(connectionString);
  const given = address?.searchParams.get("options");
  if (!address || !given) return { ...common, options };
  address.searchParams.delete("options");
  return { ...common, connectionString: address.href, options: `${options} ${given}` };
}

/** The statement failed and the connection is as good as before. */
const isAnswer = (error: unknown) =>
  error instanceof pg.DatabaseError && error.severity !== "FATAL" && error.severity !== "PANIC";

/**
 * A pool whose every statement has a time limit: the server's as options of the session, and ours in
 * case the server is not heard of any more. A pooler that shares sessions, such as PgBouncer, refuses
 * the options: then `sharesSessions` is true and transactions must bring their limits themselves.
 */
export class LimitedPool extends pg.Pool {
  readonly limits: TimeLimits;
  sharesSessions = false;
  private readonly resting = new Set<Client>();

  constructor(config: LimitedPoolConfig) {
    const watching = { onSilence: () => this.dropResting() };
    super({
      ...{ ...config, ...watching },
      ...limitsOf(config.connectionString, config.limits),
      // The types know no arguments; the pool hands over its own configuration.
      Client: WatchedClient as unknown as typeof Client,
    });
    this.limits = config.limits;
    // An idle client whose server went away reports here; the pool replaces it by itself.
    this.on("error", () => {});
    this.on("acquire", (client) => void this.resting.delete(client as unknown as Client));
    this.on("remove", (client) => void this.resting.delete(client as unknown as Client));
    this.on("release", (error, client) => {
      if (!error) this.resting.add(client as unknown as Client);
    });
  }

  /** What cut one connection off has cut off those that were open beside it: they are not tried in turn. */
  private dropResting(): void {
    const all = [...this.resting];
    this.resting.clear();
    for (const client of all) client.drop();
  }

  override connect = ((callback?: unknown) => {
    const taken = this.connectWithin();
    if (typeof callback !== "function") return taken;
    taken.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => {}),
    );
  }) as pg.Pool["connect"];

  private async connectWithin(): Promise<pg.PoolClient> {
    try {
      return await super.connect();
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === undefined || !refusedOptions.has(code)) throw error;
      this.sharesSessions = true;
      this.options.options = undefined;
      return super.connect();
    }
  }

  /** One statement. Its connection is kept when the database answered, be it with a refusal. */
  override query = (async (config: pg.QueryConfig, values?: unknown[]) => {
    const client = await this.connectWithin();
    try {
      const result = await client.query(config, values);
      client.release();
      return result;
    } catch (error) {
      client.release(isAnswer(error) || isRefusal(error) ? undefined : (error as Error));
      throw error;
    }
  }) as pg.Pool["query"];
}

const isRefusal = (error: unknown) => (error as Error).name === "TableLocked";
