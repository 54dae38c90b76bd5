import { z } from "zod";
import { parseDuration } from "./duration";

const url = z.url();

const isLoopback = (address: string) =>
  ["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname);

const schema = z
  .object({
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://"),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    HOST: z.string().min(1).default("localhost"),
    APP_URL: url.optional(),
    ONETILL_SECRET: z.string().min(32, "must have at least 32 characters"),
    ONETILL_DATA_DIR: z.string().min(1).default(".data"),
    ONETILL_DEMO: z.enum(["on", "off"]).default("off"),
    ONETILL_SWEEP_INTERVAL: z.string().default("10s").transform(parseDuration),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
    PGBOSS_BACKEND: z.enum(["postgres", "citus", "cockroachdb", "yugabytedb"]).default("postgres"),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
      .optional(),
    EMAIL_FROM: z.string().min(3).default("Onetill <onetill@localhost>"),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .transform((raw) => {
    const appUrl = (raw.APP_URL ?? `http://localhost:${raw.PORT}`).replace(/\/+$/, "");
    return {
      databaseUrl: raw.DATABASE_URL,
      databasePoolSize: raw.DATABASE_POOL_SIZE,
      port: raw.PORT,
      host: raw.HOST,
      appUrl,
      secret: raw.ONETILL_SECRET,
      dataDir: raw.ONETILL_DATA_DIR,
      demo: raw.ONETILL_DEMO === "on",
      sweepIntervalMs: raw.ONETILL_SWEEP_INTERVAL,
      queueBackend: raw.PGBOSS_BACKEND,
      smtpUrl: raw.SMTP_URL,
      emailFrom: raw.EMAIL_FROM,
      logLevel: raw.LOG_LEVEL,
      /** The sandbox exists only on loopback, and only while no mail server is configured. */
      sandbox: isLoopback(appUrl) && raw.SMTP_URL === undefined,
    };
  });

export type Env = z.infer<typeof schema>;

/** Reads the settings once and says in a sentence what is wrong with a bad one. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  // An empty variable is what `FOO=` in a compose file gives; it means "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const name = issue.path.join(".");
    return given[name] === undefined ? `${name} is required` : `${name} ${issue.message}`;
  });
  throw new Error(`The settings are not usable: ${problems.join("; ")}.`);
}

let parsed: Env | undefined;

/** The process's settings, parsed at first use. Throws an Error with a readable sentence. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
