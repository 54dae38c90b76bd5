import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal, reasonOf } from "./refusal";
import { writeWhole } from "./write-whole";

export const secretFile = (dataDir: string) => join(dataDir, "secret");

/** What only the lost secret opens, and how to go on. */
const howToGoOn =
  "Without it, stored secrets cannot be read: put back the copy that you keep apart. If there is none, go on without what it opens: npm run --silent admin -- accept-new-secret";

/** Whether an embedded database was made in this data directory. */
const hasDatabase = (dataDir: string) =>
  ["postgres.json", "postgres", "first-start-done"].some((name) => existsSync(join(dataDir, name)));

/** The secret in the data directory; undefined where there is none. Throws a Refusal for a broken one. */
export function readKeptSecret(dataDir: string): string | undefined {
  const file = secretFile(dataDir);
  if (!existsSync(file)) return undefined;
  let secret: string;
  try {
    secret = readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${reasonOf(error)}.`);
  }
  if (!secret) throw new Refusal(`${file} is empty. ${howToGoOn}`);
  return secret;
}

/** Puts a secret into the data directory, readable by its owner alone. */
export function writeKeptSecret(dataDir: string, secret: string): void {
  writeWhole(secretFile(dataDir), `${secret}\n`);
}

/** A secret as `openssl rand -base64 32` would make it. */
export const newSecret = () => randomBytes(32).toString("base64url");

/**
 * The install's secret: made at the first start and kept. Throws a Refusal when it is gone while the
 * database that belongs to it is there: a new one would open nothing of what is in it.
 */
export function keptSecret(dataDir: string): string {
  const kept = readKeptSecret(dataDir);
  if (kept) return kept;
  if (hasDatabase(dataDir)) {
    throw new Refusal(
      `${secretFile(dataDir)} is missing, but the database that it belongs to is there. ${howToGoOn}`,
    );
  }
  const made = newSecret();
  writeKeptSecret(dataDir, made);
  return made;
}
