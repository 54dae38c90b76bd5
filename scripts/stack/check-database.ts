import type pg from "pg";
import { Client } from "@/lib/db/client";
import { Refusal } from "./refusal";

const OLDEST = 15;

/** The server's name and port alone: the address holds a password. */
function placeOf(databaseUrl: string): string {
  try {
    const { hostname, port } = new URL(databaseUrl);
    return `${hostname || "localhost"}:${port || 5432}`;
  } catch {
    throw new Refusal(
      "DATABASE_URL is not a valid address: postgresql://user:password@host:5432/database (special characters in the password as %xx).",
    );
  }
}

/** What a failed connection means, by node's or PostgreSQL's code. */
function whyNot(error: unknown, place: string): string {
  const { code = "", message } = error as { code?: string; message: string };
  const sentences: Record<string, string> = {
    ECONNREFUSED: `Nothing listens at ${place}. Is PostgreSQL running there?`,
    ENOTFOUND: `There is no host of the name in DATABASE_URL (${place}).`,
    EAI_AGAIN: `The name of the host in DATABASE_URL (${place}) cannot be looked up just now.`,
    "28P01": `PostgreSQL at ${place} does not take the user or the password in DATABASE_URL.`,
    "28000": `PostgreSQL at ${place} does not let this user in: ${message}.`,
    "3D000": `PostgreSQL at ${place} has no such database: ${message}. Make it first: createdb.`,
    "53300": `PostgreSQL at ${place} has no connection left: ${message}.`,
    "57P03": `PostgreSQL at ${place} is not ready: ${message}.`,
  };
  const known = sentences[code];
  if (known) return known;
  if (code.length === 5 && /^[0-9A-Z]+$/.test(code) && !code.startsWith("E")) {
    return `PostgreSQL at ${place} refuses: ${message}.`;
  }
  if (/timeout|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/i.test(`${code} ${message}`)) {
    return `There is no answer from ${place}, where DATABASE_URL leads. Is the address right, and does a firewall let it through?`;
  }
  return `What answers at ${place} does not speak as PostgreSQL does (${code || message}). Is the port in DATABASE_URL right?`;
}

async function checkRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query<
    Record<"extension" | "available" | "create" | "schema", boolean>
  >(
    `select exists (select from pg_extension where extname = 'pg_trgm') as extension,
       exists (select from pg_available_extensions where name = 'pg_trgm') as available,
       has_database_privilege(current_database(), 'CREATE') as create,
       has_schema_privilege('public', 'CREATE') as schema`,
  );
  const [can] = rows;
  if (!can) return;
  if (!can.extension && !can.available) {
    throw new Refusal(
      "This PostgreSQL has no extension pg_trgm. Install its contrib package (postgresql-contrib).",
    );
  }
  if (!can.extension && !can.create) {
    throw new Refusal(
      "The user in DATABASE_URL may not create the extension pg_trgm. As an administrator, in that database: CREATE EXTENSION pg_trgm;",
    );
  }
  if (!can.schema) {
    throw new Refusal(
      "The user in DATABASE_URL may not make tables. As an administrator, in that database: GRANT CREATE ON SCHEMA public TO that user.",
    );
  }
}

/**
 * Looks at a database of one's own before anything else is done: whether it can be reached, is
 * PostgreSQL, is new enough, and lets this user work. Throws a Refusal with a sentence for each fault.
 */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  const place = placeOf(databaseUrl);
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5000,
    query_timeout: 10_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query("show server_version");
    const version = String(rows[0]?.server_version);
    if (Number.parseInt(version, 10) < OLDEST) {
      throw new Refusal(
        `PostgreSQL at ${place} is version ${version}; Onetill needs ${OLDEST} or newer.`,
      );
    }
    await checkRights(client);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(whyNot(error, place));
  } finally {
    await client.end().catch(() => {});
  }
}
