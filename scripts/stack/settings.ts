import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadEnvFile } from "node:process";
import { type Env, parseEnv } from "@/lib/kernel";
import { standInKeysOf } from "@/sandbox/stripe/stand-in-keys";
import { checkDataDir } from "./check-data-dir";
import { keptSecret, readKeptSecret, secretFile } from "./keep-secret";
import { Refusal, reasonOf } from "./refusal";
import { root } from "./run-node";

export type Settings = {
  env: Env;
  dataDir: string;
  /** Whether the database is the one in the data directory. */
  embedded: boolean;
};

/** Reads .env, if there is one; what the environment has already wins. Throws a Refusal. */
export function loadDotEnv(): void {
  const file = join(root, ".env");
  if (!existsSync(file)) return;
  try {
    loadEnvFile(file);
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}

export const dataDirOf = (env = process.env) => resolve(root, env.ONETILL_DATA_DIR || ".data");

/**
 * Reads .env and the environment, looks through the data directory, and fills in what embedded use
 * keeps there. Throws with a sentence.
 */
export function readSettings(): Settings {
  loadDotEnv();
  const embedded = !process.env.DATABASE_URL;
  if (embedded && process.env.DATABASE_DIRECT_URL) {
    throw new Refusal("DATABASE_DIRECT_URL goes with DATABASE_URL, which is not set.");
  }
  const dataDir = dataDirOf();
  const check = (secret: string | undefined) =>
    parseEnv({
      ...process.env,
      DATABASE_URL: process.env.DATABASE_URL || "postgresql://embedded",
      ONETILL_SECRET: secret,
    });
  // Checked before anything is made on disk; the embedded database's address comes later.
  const standIn = embedded ? randomBytes(32).toString("base64url") : undefined;
  check(process.env.ONETILL_SECRET || standIn);
  checkDataDir(dataDir, { embedded });
  if (process.env.ONETILL_SECRET || !embedded) {
    return { env: check(process.env.ONETILL_SECRET), dataDir, embedded };
  }
  const secret = keptSecret(dataDir);
  try {
    return { env: check(secret), dataDir, embedded };
  } catch (error) {
    const said = (error as Error).message.replace("ONETILL_SECRET", secretFile(dataDir));
    throw new Refusal(said);
  }
}

/** The secret to work with where none may be made: the environment's, else the kept one. */
export const givenSecret = (dataDir: string) =>
  process.env.ONETILL_SECRET || (process.env.DATABASE_URL ? undefined : readKeptSecret(dataDir));

/** How Stripe's stand-in is reached, with the same settings as Stripe itself. */
export function standInSettings(secret: string, port: number): Record<string, string> {
  const { secretKey, publishableKey, webhookSecret } = standInKeysOf(secret);
  const url = `http://127.0.0.1:${port}`;
  return {
    STRIPE_STAND_IN_PORT: String(port),
    STRIPE_API_BASE: url,
    STRIPE_JS_URL: `${url}/endive/stripe.js`,
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_PUBLISHABLE_KEY: publishableKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
  };
}

/** The variables that web, worker and commands beside them get. */
export function childEnvironment(
  settings: Settings,
  databaseUrl: string,
  demo: boolean,
  standInPort?: number,
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
    ...(standInPort === undefined ? {} : standInSettings(env.secret, standInPort)),
    ...(env.smtpUrl ? { SMTP_URL: env.smtpUrl, SMTP_TLS: env.smtpTls } : {}),
  };
}
