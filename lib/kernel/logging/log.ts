import pino from "pino";
import { env } from "../env";
import { messageOf } from "./describe-error";
import { hideSecrets } from "./hide-secrets";
import { deepestField, plainFields } from "./plain-fields";

type Level = "debug" | "info" | "warn" | "error";
const levels: readonly (Level | "silent")[] = ["debug", "info", "warn", "error", "silent"];

/** Fields that no line shows, wherever in it they stand: they hold secrets, or what people sent. */
export const hiddenFields = [
  ...["password", "newPassword", "passphrase", "secret", "clientSecret", "webhookSecret"],
  ...[
    "token",
    "accessToken",
    "access_token",
    "refresh_token",
    "sessionToken",
    "verification_token",
  ],
  ...["authorization", "Authorization", "cookie", "Cookie", "cookies", "set-cookie", "Set-Cookie"],
  ...[
    "apiKey",
    "api_key",
    "key",
    "x-api-key",
    "signature",
    "stripe-signature",
    "x-signature-sha256",
  ],
  ...["email", "e-mail", "mail", "from", "to", "cc", "bcc", "replyTo", "recipient", "recipients"],
  ...["customerName", "customerEmail", "phone", "shipping", "street", "note", "ip"],
  ...["body", "rawBody", "raw", "html", "text", "subject", "payload", "query", "search"],
  // What PostgreSQL and Prisma say of rows.
  ...[
    "detail",
    "internalQuery",
    "parameters",
    "meta",
    "response",
    "databaseUrl",
    "connectionString",
  ],
];

/** A name at a depth, as a path of pino's has it: `*.*.token`, `*["set-cookie"]`. */
function pathTo(name: string, depth: number): string {
  const above = Array(depth).fill("*").join(".");
  if (!/^\w+$/.test(name)) return `${above}["${name}"]`;
  return above === "" ? name : `${above}.${name}`;
}

const paths = hiddenFields.flatMap((name) =>
  Array.from({ length: deepestField + 1 }, (_, depth) => pathTo(name, depth)),
);

const makeLogger = (write: (line: string) => void) =>
  pino(
    {
      level: "debug",
      base: null,
      messageKey: "message",
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      redact: { paths, censor: "…" },
    },
    { write },
  );

// Warnings and errors go their own way, as shells and service managers expect.
const out = makeLogger((line) => process.stdout.write(line));
const err = makeLogger((line) => process.stderr.write(line));

function write(level: Level, message: string, fields: Record<string, unknown> = {}) {
  if (levels.indexOf(level) < levels.indexOf(env().logLevel)) return;
  const logger = level === "error" || level === "warn" ? err : out;
  try {
    logger[level](plainFields(fields), hideSecrets(message));
  } catch (error) {
    // A getter that throws: better a poor line than none, or a worker that stumbles over its log.
    logger[level]({ unreadable: hideSecrets(messageOf(error)) }, hideSecrets(message));
  }
}

/**
 * One JSON line a message. An `error`, and errors anywhere else in `fields`, are shown by their words,
 * code, calls and causes. Never pass secrets, tokens or bodies: what looks like one is hidden all the same.
 */
export const log = {
  debug: (message: string, fields?: Record<string, unknown>) => write("debug", message, fields),
  info: (message: string, fields?: Record<string, unknown>) => write("info", message, fields),
  warn: (message: string, fields?: Record<string, unknown>) => write("warn", message, fields),
  error: (message: string, fields?: Record<string, unknown>) => write("error", message, fields),
};
