import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadEnvFile } from "node:process";
import { type Env, parseEnv } from "@/lib/kernel";
import { root } from "./run-node";

export type Settings = {
  env: Env;
  dataDir: string;
  /** Whether the database is the one in the data directory. */
  embedded: boolean;
};

const readSecret = (file: string) => readFileSync(file, "utf8").trim();

/** The install's secret: made at the first start and kept, readable by its owner alone. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  }
  return readSecret(file);
}

/** Reads .env and the environment, fills in what embedded use keeps. Throws with a sentence. */
export function readSettings(): Settings {
  const file = join(root, ".env");
  if (existsSync(file)) loadEnvFile(file);
  const embedded = !process.env.DATABASE_URL;
  const dataDir = resolve(root, process.env.ONETILL_DATA_DIR || ".data");
  // Checked before anything is made on disk; the embedded database's address comes later.
  const check = (secret: string | undefined) =>
    parseEnv({
      ...process.env,
      DATABASE_URL: process.env.DATABASE_URL || "postgresql://embedded",
      ONETILL_SECRET: secret,
    });
  check(process.env.ONETILL_SECRET || (embedded ? "x".repeat(32) : undefined));
  const secret = process.env.ONETILL_SECRET || (embedded ? keptSecret(dataDir) : undefined);
  return { env: check(secret), dataDir, embedded };
}

/** The variables that web, worker and commands beside them get. */
export function childEnvironment(
  settings: Settings,
  databaseUrl: string,
  demo: boolean,
): Record<string, string> {
  const { env, dataDir } = settings;
  return {
    DATABASE_URL: databaseUrl,
    ONETILL_SECRET: env.secret,
    ONETILL_DATA_DIR: dataDir,
    ONETILL_DEMO: demo ? "on" : "off",
    APP_URL: env.appUrl,
    PORT: String(env.port),
    HOST: env.host,
    NEXTAUTH_URL: env.appUrl,
    NEXT_TELEMETRY_DISABLED: "1",
    // Whether there is a mail server decides what counts as sandbox, also for commands beside us.
    ...(env.smtpUrl ? { SMTP_URL: env.smtpUrl } : {}),
  };
}
