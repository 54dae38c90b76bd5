import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "@/lib/db/client";
import type { Binaries } from "./find-binaries";
import type { ServerUser } from "./server-user";
import { stopStrayServer } from "./stop-stray-server";

export type ServerOptions = {
  binaries: Binaries;
  user: ServerUser;
  cluster: string;
  port: number;
  superuserPassword: string;
  logFile: string;
  settings: Record<string, string>;
  /** A folder to remove when this process dies before it has stopped the server. */
  removeAfterwards?: string;
};

export type Server = {
  process: ChildProcess;
  /** Settles when it takes connections; rejects when it ended before that. */
  ready: Promise<void>;
  stop: () => Promise<void>;
};

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** What the watching shell does when we are gone: stops server $1, then removes folder $2, if any. */
const afterOurDeath = `
read -r line && exit
kill -INT "$1"
[ -z "$2" ] && exit
while kill -0 "$1" 2>/dev/null; do sleep 0.1; done
rm -rf "$2"`;

/**
 * A tiny shell that waits for our end of its pipe to close. When this process dies without a word
 * (kill -9), it shuts the database down; a line says that there is nothing left to do.
 */
function watchOver(server: ChildProcess, remove: string | undefined): () => void {
  const args = ["-c", afterOurDeath, "guard", `${server.pid}`, remove ?? ""];
  const guard = spawn("/bin/sh", args, {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.on("error", () => {});
  guard.stdin?.on("error", () => {});
  guard.unref();
  return () => guard.stdin?.end("done\n");
}

export const superuserUrl = (port: number, password: string, database = "postgres") =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

/** Throws when a server answers that does not know us; any other fault means "not yet". */
async function isAccepting(options: ServerOptions): Promise<boolean> {
  const client = new Client({
    connectionString: superuserUrl(options.port, options.superuserPassword),
    connectionTimeoutMillis: 2000,
  });
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    // https://www.postgresql.org/docs/current/errcodes-appendix.html, invalid authorization
    if (!code.startsWith("28")) return false;
    throw new Error(
      `The PostgreSQL on port ${options.port} does not take the password in postgres.json: it is another server's, or the file is another database's.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** Why it ended: the last thing in its log that is not a mere report. */
function lastWords(logFile: string): string {
  try {
    const lines = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-30);
    const found = lines.reverse().find((line) => /\b(FATAL|PANIC|ERROR):/.test(line));
    return found?.replace(/^.*?\b(FATAL|PANIC|ERROR):\s*/, "") ?? "";
  } catch {
    return "";
  }
}

async function waitUntilAccepting(options: ServerOptions, child: ChildProcess): Promise<void> {
  for (;;) {
    const accepting = await isAccepting(options).catch((error) => error as Error);
    if (hasEnded(child) || child.pid === undefined) {
      const why = lastWords(options.logFile);
      throw new Error(
        `PostgreSQL did not start${why && `: ${why}`}; ${options.logFile} says more.`,
      );
    }
    if (accepting === true) return;
    if (accepting instanceof Error) {
      child.kill("SIGINT");
      throw accepting;
    }
    await sleep(40);
  }
}

/** Without a log it runs all the same: on a full disk there may be none. */
function openLog(file: string): number | undefined {
  try {
    return openSync(file, "a", 0o600);
  } catch {
    return undefined;
  }
}

/**
 * Its log tells of the server and not of what people ordered: statements that failed are reported by
 * whoever sent them, and here neither their text, nor the row in a DETAIL, nor a parameter is written.
 * https://www.postgresql.org/docs/current/runtime-config-logging.html
 */
const logSettings = {
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_statement: "none",
  log_min_duration_statement: "-1",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
};

/** Starts PostgreSQL on a cluster. It listens on loopback alone and has no unix socket. */
export async function startServer(options: ServerOptions): Promise<Server> {
  await stopStrayServer(options.cluster);
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...logSettings,
    ...options.settings,
  };
  const log = openLog(options.logFile);
  const child = spawn(
    options.binaries.postgres,
    [
      ...["-D", options.cluster, "-p", String(options.port)],
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    {
      ...options.user,
      cwd: "/",
      // A terminal's Ctrl-C reaches its whole process group; the database must be the last to go.
      detached: true,
      stdio: ["ignore", log ?? "ignore", log ?? "ignore"],
      env: { PATH: process.env.PATH, TZ: "UTC" } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
    },
  );
  if (log !== undefined) closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const letGo = watchOver(child, options.removeAfterwards);
  void ended.then(letGo);

  return {
    process: child,
    ready: waitUntilAccepting(options, child),
    stop: async () => {
      // Fast shutdown; if it has not ended by then, immediate (recovered at the next start).
      child.kill("SIGINT");
      const impatient = setTimeout(() => child.kill("SIGQUIT"), 30_000);
      await ended;
      clearTimeout(impatient);
    },
  };
}
