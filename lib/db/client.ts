import type { Socket } from "node:net";
import pg from "pg";

/** Milliseconds without traffic after which the kernel asks whether the other side is still there. */
const KEEP_ALIVE_DELAY = 10_000;

/** Milliseconds that a server which does not answer gets for saying goodbye. */
const LAST_WORD = 2000;

type Callback = (error?: Error) => void;

/**
 * A connection to PostgreSQL. Everything of ours that connects uses this class. A client of `pg` ends
 * the process when its connection breaks while nobody listens; goes on after an answer that did not
 * come in time, though everything after it is out of step; and waits for ever for the end of a
 * connection on which nothing arrives any more.
 */
export class Client extends pg.Client {
  constructor(config: pg.ClientConfig = {}) {
    super({
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY,
      ...config,
    });
    // Whoever runs a statement gets the error from that statement; the pool replaces the client.
    this.on("error", () => {});
  }

  override query = ((...args: unknown[]) => {
    const answer = (super.query as (...args: unknown[]) => unknown).apply(this, args);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch((error: Error) => {
      if (error.message === "Query read timeout") this.drop();
      throw error;
    });
  }) as pg.Client["query"];

  override end(): Promise<void>;
  override end(callback: Callback): void;
  override end(callback?: Callback): Promise<void> | void {
    const giveUp = setTimeout(() => this.drop(), LAST_WORD).unref();
    this.once("end", () => clearTimeout(giveUp));
    return callback ? super.end(callback) : super.end();
  }

  /** Cuts the connection at once: what runs on it fails, nothing can be sent over it any more. */
  drop(): void {
    (this as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
  }
}

/** A connection of one's own, open; `end` it. Throws when there is none to be had. */
export async function openClient(
  connectionString: string,
  config: pg.ClientConfig = {},
): Promise<Client> {
  const client = new Client({ connectionString, ...config });
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.drop();
    throw error;
  }
}
