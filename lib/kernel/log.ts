import { env } from "./env";

const levels = ["debug", "info", "warn", "error", "silent"] as const;
type Level = Exclude<(typeof levels)[number], "silent">;

function write(level: Level, message: string, fields: Record<string, unknown> = {}) {
  if (levels.indexOf(level) < levels.indexOf(env().logLevel)) return;
  const { error, ...rest } = fields;
  const line = {
    at: new Date().toISOString(),
    level,
    message,
    ...rest,
    ...(error === undefined
      ? {}
      : { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  };
  (level === "error" || level === "warn" ? process.stderr : process.stdout).write(
    `${JSON.stringify(line)}\n`,
  );
}

/** One JSON line a message. Never pass secrets, tokens or bodies. */
export const log = {
  debug: (message: string, fields?: Record<string, unknown>) => write("debug", message, fields),
  info: (message: string, fields?: Record<string, unknown>) => write("info", message, fields),
  warn: (message: string, fields?: Record<string, unknown>) => write("warn", message, fields),
  error: (message: string, fields?: Record<string, unknown>) => write("error", message, fields),
};
