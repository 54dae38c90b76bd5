import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

// Runs before each test file's imports: the file gets a fresh, migrated database of its own.
const server = inject("databaseServer");
const name = `test_${randomBytes(6).toString("hex")}`;
const client = new pg.Client({ connectionString: server });
await client.connect();
await client.query(`CREATE DATABASE ${name} TEMPLATE template_onetill`);
await client.end();

const url = new URL(server);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;
