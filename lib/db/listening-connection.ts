import { randomBytes } from "node:crypto";
import { env, log } from "@/lib/kernel";
import { Client } from "./client";
import type { Channel } from "./notify";
import { pool } from "./pool";

/** Somebody who wants to be woken. */
export interface Subscription {
  channels: readonly Channel[];
  onPayload: (payload: string, channel: Channel) => void;
  /** How often it is told that anything may have happened as long as nothing can be heard, ms. */
  pollMs: number;
}

const RECONNECT_AFTER = 250;
/** How often it asks the connection for a sign of life, and how long that may take. */
const BEAT = 10_000;
const ANSWER_WITHIN = 5000;
/** How long a wake-up of our own may take before we believe that none arrive. */
const ECHO_WITHIN = 2000;
/** A pooler that swallows wake-ups is not tried again sooner. */
const TRY_AGAIN_AFTER = 60_000;

let said = false;

/** The process's one connection for LISTEN: there while somebody has subscribed. */
export class ListeningConnection {
  /** A channel that is this process's alone. */
  private readonly echo = `onetill_echo_${randomBytes(6).toString("hex")}`;
  /** Each with the timer by which it is told while nothing can be heard. */
  private readonly polls = new Map<Subscription, NodeJS.Timeout | undefined>();
  private client: Client | undefined;
  /** Wake-ups arrive. */
  private hears = false;
  private retry: NodeJS.Timeout | undefined;
  private beat: NodeJS.Timeout | undefined;
  private onEcho = () => {};

  add(subscription: Subscription): void {
    this.polls.set(subscription, undefined);
    this.poll(subscription);
    if (this.hears && this.client) void this.welcome(this.client, [subscription]);
    else if (!this.client && !this.retry) void this.connect();
  }

  remove(subscription: Subscription): void {
    clearInterval(this.polls.get(subscription));
    this.polls.delete(subscription);
    if (this.polls.size > 0) return;
    clearTimeout(this.retry);
    this.retry = undefined;
    this.close();
  }

  private ask({ channels, onPayload }: Subscription): void {
    for (const channel of channels) onPayload("", channel);
  }

  private poll(subscription: Subscription): void {
    if (this.polls.get(subscription) !== undefined) return;
    const timer = setInterval(() => this.ask(subscription), subscription.pollMs);
    this.polls.set(subscription, timer);
  }

  private tell(channel: string, payload: string): void {
    if (channel === this.echo) this.onEcho();
    for (const { channels, onPayload } of [...this.polls.keys()]) {
      if (channels.includes(channel as Channel)) onPayload(payload, channel as Channel);
    }
  }

  private close(): void {
    clearInterval(this.beat);
    this.hears = false;
    this.client?.removeAllListeners("end").end(() => {});
    this.client = undefined;
  }

  private reconnect(after: number): void {
    this.close();
    for (const subscription of this.polls.keys()) this.poll(subscription);
    this.retry ??= setTimeout(() => {
      this.retry = undefined;
      void this.connect();
    }, after);
  }

  /** Whether a wake-up arrives that comes over another connection, as all real ones do. */
  private async hearsItself(): Promise<boolean> {
    let patience: NodeJS.Timeout | undefined;
    const heard = new Promise<boolean>((resolve) => {
      this.onEcho = () => resolve(true);
      patience = setTimeout(() => resolve(false), ECHO_WITHIN);
    });
    try {
      await pool().query("select pg_notify($1, '')", [this.echo]);
      return await heard;
    } finally {
      clearTimeout(patience);
    }
  }

  /** From here on these are woken; what was said before is unknown, so they are told once. */
  private async welcome(client: Client, subscriptions: readonly Subscription[]): Promise<void> {
    const names = new Set(subscriptions.flatMap(({ channels }) => channels));
    try {
      await client.query([...names].map((name) => `listen "${name}"`).join("; "));
    } catch (error) {
      return this.lose(client, error);
    }
    if (this.client !== client) return;
    for (const subscription of subscriptions) {
      if (!this.polls.has(subscription)) continue;
      clearInterval(this.polls.get(subscription));
      this.polls.set(subscription, undefined);
      this.ask(subscription);
    }
  }

  private lose(client: Client, error?: unknown): void {
    if (this.client !== client) return;
    log.debug("listening failed, trying again", { error });
    this.reconnect(RECONNECT_AFTER);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: env().databaseDirectUrl,
      connectionTimeoutMillis: 3000,
      query_timeout: ANSWER_WITHIN,
      application_name: "onetill listen",
    });
    this.client = client;
    client.on("error", (error) => this.lose(client, error));
    client.on("end", () => this.lose(client));
    client.on("notification", ({ channel, payload }) => this.tell(channel, payload ?? ""));
    try {
      await client.connect();
      await client.query(`listen "${this.echo}"`);
      const hears = await this.hearsItself();
      // Everybody has gone meanwhile, or the connection has.
      if (this.client !== client) return;
      if (!hears) {
        if (!said) log.warn("wake-ups do not arrive, is it a pooler? Set DATABASE_DIRECT_URL");
        said = true;
        return this.reconnect(TRY_AGAIN_AFTER);
      }
      this.hears = true;
      this.beat = setInterval(
        () => client.query("select 1").catch((error) => this.lose(client, error)),
        BEAT,
      );
      await this.welcome(client, [...this.polls.keys()]);
    } catch (error) {
      this.lose(client, error);
    }
  }
}
