import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { checkDataDir } from "../stack/check-data-dir";
import { embeddedPostgres } from "./embedded";
import { keptFile, readKept } from "./read-kept";

const dataDir = mkdtempSync(join(tmpdir(), "onetill-embedded-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const log = join(dataDir, "logs/postgres.log");

async function run<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  checkDataDir(dataDir, { embedded: true });
  const postgres = await embeddedPostgres(dataDir);
  const server = await postgres.start();
  try {
    await server.ready;
    const client = new pg.Client({ connectionString: postgres.databaseUrl });
    client.on("error", () => {});
    await client.connect();
    return await work(client).finally(() => client.end());
  } finally {
    await server.stop();
  }
}

test("nothing of a row is in PostgreSQL's log, whatever goes wrong", async () => {
  mkdirSync(join(dataDir, "logs"));
  writeFileSync(join(dataDir, "logs/web.log"), "", { mode: 0o644 });
  chmodSync(join(dataDir, "logs"), 0o755);

  await run(async (client) => {
    await client.query(
      "create table mails (address text primary key, amount int check (amount > 0))",
    );
    const insert = "insert into mails values ($1, $2)";
    const wrong: [string, unknown[]?][] = [
      [insert, ["robin@example.com", 1]],
      [insert, ["never-logged@example.com", -1]],
      ["select 'never-logged-1'::int"],
      ["select $1::text::uuid", ["never-logged-2"]],
      ["never-logged-3"],
      ["do $$ begin raise exception 'never-logged-4' using detail = 'never-logged-5'; end $$"],
    ];
    await client.query(insert, ["robin@example.com", 1]);
    for (const [text, values] of wrong) {
      await expect(client.query(text, values)).rejects.toThrow();
    }
  });
  const said = readFileSync(log, "utf8");
  expect(said).toMatch(/database system is ready to accept connections/);
  expect(said).not.toMatch(/robin|never-logged|insert into|mails/);
});

test("logs are closed to others, those of before too", () => {
  const modeOf = (path: string) => statSync(join(dataDir, path)).mode & 0o777;
  expect(modeOf("logs")).toBe(0o700);
  expect(modeOf("logs/web.log")).toBe(0o600);
  expect(modeOf("logs/postgres.log")).toBe(0o600);
  expect(modeOf("postgres.json")).toBe(0o600);
  expect(modeOf(".") & 0o066).toBe(0);
});

test("a foreign server on the database's port makes it take another one, and its rows are there", async () => {
  const { port } = readKept(dataDir) ?? { port: 0 };
  const foreign = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => foreign.listen(port, "127.0.0.1", resolve));
  const rows = await run(async (client) => (await client.query("select address from mails")).rows);
  expect(rows).toEqual([{ address: "robin@example.com" }]);
  expect(readKept(dataDir)?.port).not.toBe((foreign.address() as AddressInfo).port);
  foreign.close();
});

test("when the file with its passwords is lost, the next start makes another one for the same database", async () => {
  const before = readFileSync(keptFile(dataDir), "utf8");
  rmSync(keptFile(dataDir));
  const rows = await run(async (client) => (await client.query("select address from mails")).rows);
  expect(rows).toEqual([{ address: "robin@example.com" }]);
  expect(readFileSync(keptFile(dataDir), "utf8")).not.toBe(before);
});
