import { describeError } from "./describe-error";
import { env } from "./env";

const levels = ["debug", "info", "warn", "error", "silent"] as const;
type Level = Exclude<(typeof levels)[number], "silent">;

const looksThrown = (value: unknown) =>
  value instanceof Error ||
  (typeof value === "object" && value !== null && "stack" in value && "message" in value);

/** Errors have no fields of their own that JSON would show, wherever in a line they stand. */
function plain(name: string, value: unknown): unknown {
  if (value === undefined) return undefined;
  if (name === "error" || looksThrown(value)) return describeError(value);
  return typeof value === "bigint" ? String(value) : value;
}

function asLine(line: Record<string, unknown>): string {
  try {
    return JSON.stringify(line, plain);
  } catch (error) {
    // It goes round in a circle: better a poor line than none, or a worker that stumbles over its log.
    const { at, level, message } = line;
    return JSON.stringify({ at, level, message, unreadable: describeError(error).message });
  }
}

function write(level: Level, message: string, fields: Record<string, unknown> = {}) {
  if (levels.indexOf(level) < levels.indexOf(env().logLevel)) return;
  const line = { at: new Date().toISOString(), level, message, ...fields };
  (level === "error" || level === "warn" ? process.stderr : process.stdout).write(
    `${asLine(line)}\n`,
  );
}

/**
 * One JSON line a message. An `error`, and errors anywhere else in `fields`, are shown by their words,
 * code, calls and causes. Never pass secrets, tokens or bodies.
 */
export const log = {
  debug: (message: string, fields?: Record<string, unknown>) => write("debug", message, fields),
  info: (message: string, fields?: Record<string, unknown>) => write("info", message, fields),
  warn: (message: string, fields?: Record<string, unknown>) => write("warn", message, fields),
  error: (message: string, fields?: Record<string, unknown>) => write("error", message, fields),
};
