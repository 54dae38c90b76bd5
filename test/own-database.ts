import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

const place = globalThis as typeof globalThis & { onetillTestDatabase?: string };

// Runs before each test file's imports: the file gets a fresh, migrated database. Files that share a
// process share its name, too: what is read of the settings once and for all stays right.
const server = inject("databaseServer");
if (place.onetillTestDatabase) await (await import("@/lib/db")).closePool();
place.onetillTestDatabase ??= `test_${randomBytes(6).toString("hex")}`;
const name = place.onetillTestDatabase;
const client = new pg.Client({ connectionString: server });
await client.connect();
// Whoever still works on the one before loses it.
await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
await client.query(`CREATE DATABASE ${name} TEMPLATE template_onetill`);
await client.end();

const url = new URL(server);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;
