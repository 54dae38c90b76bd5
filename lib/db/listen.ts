import { randomBytes } from "node:crypto";
import { env, log } from "@/lib/kernel";
import { Client } from "./client";
import type { Channel } from "./notify";
import { pool } from "./pool";

/** A channel that is this process's alone. */
const echo = `onetill_echo_${randomBytes(6).toString("hex")}`;
let said = false;

type Listener = (payload: string, channel: Channel) => void;

const RECONNECT_AFTER = 250;
/** How often it asks the connection for a sign of life, and how long that may take. */
const BEAT = 10_000;
const ANSWER_WITHIN = 5000;
/** How long a wake-up of our own may take before we believe that none arrive. */
const ECHO_WITHIN = 2000;
/** A pooler that swallows wake-ups is not tried again sooner. */
const TRY_AGAIN_AFTER = 60_000;

/**
 * Listens on channels with one connection of its own, and comes back by itself when that is lost.
 * `onPayload` also gets an empty payload of each channel after each reconnect: whatever was said
 * meanwhile is unknown. So it does every `pollMs` milliseconds as long as nothing can be heard: while
 * the connection is lost, and through a pooler that gives each statement another session, which hears
 * nothing (https://www.pgbouncer.org/features.html). Returns the function that stops it.
 */
export function listenTo(
  wanted: Channel | readonly Channel[],
  onPayload: Listener,
  { pollMs = 1000 } = {},
): () => void {
  const names = [wanted].flat();
  let stopped = false;
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let beat: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;
  let onEcho = () => {};

  const askAll = () => {
    for (const name of names) onPayload("", name);
  };
  const close = () => {
    clearInterval(beat);
    client?.removeAllListeners("end").end(() => {});
    client = undefined;
  };
  const reconnect = (after: number) => {
    if (stopped || retry) return;
    close();
    poll ??= setInterval(askAll, pollMs);
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, after);
  };

  /** Whether a wake-up arrives that comes over another connection, as all real ones do. */
  const hears = async () => {
    let patience: NodeJS.Timeout | undefined;
    const heard = new Promise<boolean>((resolve) => {
      onEcho = () => resolve(true);
      patience = setTimeout(() => resolve(false), ECHO_WITHIN);
    });
    try {
      await pool().query("select pg_notify($1, '')", [echo]);
      return await heard;
    } finally {
      clearTimeout(patience);
    }
  };

  const connect = async () => {
    const next = new Client({
      connectionString: env().databaseDirectUrl,
      connectionTimeoutMillis: 3000,
      query_timeout: ANSWER_WITHIN,
      application_name: `onetill listen ${names.join(" ")}`,
    });
    client = next;
    const lost = () => {
      if (client === next) reconnect(RECONNECT_AFTER);
    };
    next.on("error", lost);
    next.on("end", lost);
    next.on("notification", ({ channel, payload }) => {
      if (channel === echo) onEcho();
      else onPayload(payload ?? "", channel as Channel);
    });
    try {
      await next.connect();
      await next.query([...names, echo].map((name) => `listen "${name}"`).join("; "));
      if (!(await hears())) {
        if (!said) log.warn("wake-ups do not arrive, is it a pooler? Set DATABASE_DIRECT_URL");
        said = true;
        return reconnect(TRY_AGAIN_AFTER);
      }
      if (client !== next || stopped) return;
      clearInterval(poll);
      poll = undefined;
      beat = setInterval(() => next.query("select 1").catch(lost), BEAT);
      askAll();
    } catch (error) {
      log.debug("listening failed, trying again", { channels: names, error });
      lost();
    }
  };

  poll = setInterval(askAll, pollMs);
  void connect();
  return () => {
    stopped = true;
    clearTimeout(retry);
    clearInterval(poll);
    close();
  };
}
