import pg from "pg";
import { env, log } from "@/lib/kernel";

type Listener = (payload: string) => void;

/**
 * Listens on one channel with a connection of its own, and comes back by itself when that is lost.
 * `onPayload` also gets an empty payload after each reconnect: whatever was said meanwhile is unknown.
 * Returns the function that stops it.
 */
export function listenTo(channel: string, onPayload: Listener): () => void {
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
      application_name: `onetill listen ${channel}`,
    });
    client = next;
    next.on("error", reconnect);
    next.on("end", reconnect);
    next.on("notification", (message) => onPayload(message.payload ?? ""));
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      onPayload("");
    } catch (error) {
      log.debug("listening failed, trying again", { channel, error });
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
