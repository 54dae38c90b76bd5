import { env } from "@/lib/kernel";

/** All in milliseconds. */
export interface TimeLimits {
  /** One statement, counted by the server. */
  statement: number;
  /** Waiting for a lock, counted by the server. */
  lock: number;
  /** An open transaction of which nothing is heard, counted by the server: then its locks are free. */
  idle: number;
  /** One statement, counted by us: the server should have said something before that. */
  answer: number;
  /** A transaction as a whole, counted by us. */
  transaction: number;
}

/** A request has somebody waiting; work without one may take longer. */
export type Pace = "request" | "worker";

const store = globalThis as typeof globalThis & { onetillPace?: Pace };

/** Says once, before anything is sent to the database, what kind of process this is. */
export function setPace(pace: Pace): void {
  store.onetillPace = pace;
}

/** The limits of everything that this process sends to the database; all follow from one setting. */
export function timeLimits(pace: Pace = store.onetillPace ?? "request"): TimeLimits {
  const limit = env().databaseStatementTimeoutMs;
  const statement = pace === "worker" ? 2 * limit : limit;
  return {
    statement,
    lock: Math.ceil(pace === "worker" ? limit : limit / 3),
    idle: Math.ceil((2 * limit) / 3),
    answer: Math.ceil(statement + limit / 3),
    transaction: 4 * statement,
  };
}

const seconds = (ms: number) => Math.max(1, Math.round(ms / 1000));

/**
 * The limits as options of a session (https://www.postgresql.org/docs/current/runtime-config-client.html,
 * …/runtime-config-connection.html#GUC-TCP-KEEPALIVES-IDLE). The server also looks whether the one it
 * works for is still there, while idle and in the middle of a statement.
 */
export function sessionOptions({ statement, lock, idle }: TimeLimits): string {
  const settings = {
    statement_timeout: statement,
    lock_timeout: lock,
    idle_in_transaction_session_timeout: idle,
    client_connection_check_interval: 5000,
    tcp_user_timeout: idle,
    tcp_keepalives_idle: seconds(idle),
    tcp_keepalives_interval: 2,
    tcp_keepalives_count: 3,
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
}

/** Begins a transaction with its limits, as one message: for sessions that are somebody else's too. */
export const beginWithin = ({ statement, lock, idle }: TimeLimits): string =>
  `begin; set local statement_timeout = ${statement}; set local lock_timeout = ${lock}; set local idle_in_transaction_session_timeout = ${idle}`;
