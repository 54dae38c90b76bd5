import pg from "pg";
import { env, log } from "@/lib/kernel";
import type { Channel } from "./notify";

type Listener = (payload: string, channel: Channel) => void;

/**
 * Listens on channels with one connection of its own, and comes back by itself when that is lost.
 * `onPayload` also gets an empty payload of each channel after each reconnect: whatever was said
 * meanwhile is unknown. Returns the function that stops it.
 */
export function listenTo(wanted: Channel | readonly Channel[], onPayload: Listener): () => void {
  const names = [wanted].flat();
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const reconnect = () => {
    if (stopped || timer) return;
    client?.removeAllListeners();
    client?.on("error", () => {});
    client?.end().catch(() => {});
    client = undefined;
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, 500);
  };

  const connect = async () => {
    const next = new pg.Client({
      connectionString: env().databaseUrl,
      connectionTimeoutMillis: 3000,
      keepAlive: true,
      application_name: `onetill listen ${names.join(" ")}`,
    });
    client = next;
    next.on("error", reconnect);
    next.on("end", reconnect);
    next.on("notification", ({ channel, payload }) => onPayload(payload ?? "", channel as Channel));
    try {
      await next.connect();
      for (const name of names) await next.query(`listen ${pg.escapeIdentifier(name)}`);
      for (const name of names) onPayload("", name);
    } catch (error) {
      log.debug("listening failed, trying again", { channels: names, error });
      reconnect();
    }
  };

  void connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    client?.removeAllListeners();
    client?.on("error", () => {});
    client?.end().catch(() => {});
  };
}
