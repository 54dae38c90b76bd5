import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { tryLock } from "./lock.mjs";
import { freePort } from "./postgres/free-port";
import { readRuntime } from "./read-runtime";
import { checkDataDir } from "./stack/check-data-dir";
import { checkDatabase } from "./stack/check-database";

const strong = randomBytes(32).toString("base64url");

// The table starts a program a row.
vi.setConfig({ testTimeout: 120_000 });

const afterwards: (() => void)[] = [];
afterAll(() => {
  for (const clean of afterwards) clean();
});

type Outcome = { code: number | null; stdout: string; stderr: string };

/** What `npm start` says when it cannot begin; nothing of it needs a built app. */
async function start(settings: Record<string, string>): Promise<Outcome> {
  const child = spawn(process.execPath, [join(inject("programs"), "serve.mjs")], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: "", ONETILL_SECRET: "", APP_URL: "", NODE_ENV: "production" },
      PORT: String(await freePort()),
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (said.stdout += chunk));
  child.stderr.on("data", (chunk) => (said.stderr += chunk));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, ...said };
}

/** One sentence (or a few) on a line, the exit code 1, and nothing of where in the code it was. */
function expectSentence({ code, stderr }: Outcome, said: RegExp) {
  expect(stderr).toMatch(said);
  expect(code).toBe(1);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+|node:internal/);
}

function newDataDir(files: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "onetill-fault-"));
  afterwards.push(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const kept = { folder: ".", port: 54321, superuserPassword: "a", password: "b" };
const whole = { secret: strong, "postgres.json": JSON.stringify(kept) };
const cluster = { ...whole, "postgres/PG_VERSION": "18\n" };

test.concurrent.each<[string, Record<string, string>, RegExp]>([
  ["an empty secret", { ...cluster, secret: " \n" }, /secret is empty\..*accept-new-secret/],
  ["a weak secret", { secret: "x".repeat(40) }, /\/secret is too easy to guess/],
  [
    "a lost secret",
    { "postgres.json": whole["postgres.json"], "postgres/PG_VERSION": "18\n" },
    /secret is missing, but the database that it belongs to is there\..*accept-new-secret/,
  ],
  [
    "an empty postgres.json",
    { ...cluster, "postgres.json": "" },
    /postgres\.json cannot be used: it is empty\. Remove it/,
  ],
  [
    "a postgres.json of garbage",
    { ...cluster, "postgres.json": "{port" },
    /it is not JSON\. Remove it/,
  ],
  [
    "a postgres.json without a port",
    { ...cluster, "postgres.json": JSON.stringify({ ...kept, port: undefined }) },
    /its "port" is not right\. Remove it/,
  ],
  [
    "a postgres.json of garbage and no database beside it",
    { secret: strong, "postgres.json": "[]" },
    /it is not an object\. Put back a copy of it/,
  ],
  [
    "a cluster without PG_VERSION",
    { ...whole, "postgres/base/1": "" },
    /is not whole: PG_VERSION cannot be read \(it is not there\)/,
  ],
  [
    "a PG_VERSION of garbage",
    { ...cluster, "postgres/PG_VERSION": "\0" },
    /PG_VERSION says no version/,
  ],
  [
    "a cluster of another major version",
    { ...cluster, "postgres/PG_VERSION": "16\n" },
    /made by PostgreSQL 16, and this version of Onetill brings 18.*npm run backup.*npm run restore/,
  ],
  [
    "a database that is gone",
    { ...whole, "first-start-done": "" },
    /The database is gone:.*first-start-done/,
  ],
  ["a file in place of the logs", { logs: "" }, /The folder for logs, .* cannot be used/],
  [
    "a start.lock of a living process",
    { ...whole, "start.lock": JSON.stringify({ pid: process.pid }) },
    /already running on .* remove .*start\.lock/,
  ],
])("%s stops the start with its own sentence", async (_, files, said) => {
  expectSentence(await start({ ONETILL_DATA_DIR: newDataDir(files) }), said);
});

test.concurrent("a data directory that is a file is said to be one", async () => {
  const file = join(newDataDir({ data: "" }), "data");
  expectSentence(await start({ ONETILL_DATA_DIR: file }), /is not a directory/);
  expectSentence(
    await start({ ONETILL_DATA_DIR: join(file, "below") }),
    /cannot be made: a part of the path is a file/,
  );
});

test.concurrent("a data directory that cannot be written is said to be one", async () => {
  // Root may write anywhere but into the kernel's own tree.
  let folder = "/sys/kernel";
  if (process.getuid?.() !== 0) {
    folder = newDataDir();
    chmodSync(folder, 0o555);
  }
  expectSentence(
    await start({ ONETILL_DATA_DIR: folder }),
    /cannot be written: (permission denied|not permitted)|belongs to another user/,
  );
});

test("another user's data directory is refused before its files are touched", () => {
  const folder = newDataDir(cluster);
  const me = (process.getuid?.() ?? 0) + 1;
  expect(() => checkDataDir(folder, { embedded: true, me })).toThrow(
    /belongs to another user.*chown -R/,
  );
});

test("broken files that are only for the moment are made anew", () => {
  const folder = newDataDir({ ...cluster, "runtime.json": "}", "start.lock": "{" });
  checkDataDir(folder, { embedded: true });
  expect(readRuntime(folder)).toBeUndefined();
  expect(tryLock(join(folder, "start.lock")).release).toBeDefined();
});

// Databases of one's own.

/** A server that answers each connection its own way. */
async function fakeServer(onConnection: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards.push(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return `postgresql://till@127.0.0.1:${port}/till`;
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
function message(type: string, body: Buffer) {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

function speakAsVersion(version: string) {
  const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
  const int32 = (value: number) => Buffer.from([0, 0, value >> 8, value & 255]);
  const readyForQuery = message("Z", Buffer.from("I"));
  const column = [Buffer.from("server_version\0"), int32(0), int16(0), int32(25)];
  const answer = Buffer.concat([
    message(
      "T",
      Buffer.concat([int16(1), ...column, Buffer.from([255, 255, 255, 255, 255, 255]), int16(0)]),
    ),
    message("D", Buffer.concat([int16(1), int32(version.length), Buffer.from(version)])),
    message("C", Buffer.from("SHOW\0")),
    readyForQuery,
  ]);
  return (socket: Socket) => {
    let greeted = false;
    socket.on("data", (data) => {
      if (!greeted) socket.write(Buffer.concat([message("R", int32(0)), readyForQuery]));
      else if (data.toString("latin1", 0, 1) === "Q") socket.write(answer);
      greeted = true;
    });
  };
}

const server = new URL(inject("databaseServer"));
const suffix = randomBytes(4).toString("hex");
const role = `clerk_${suffix}`;
const database = `bare_${suffix}`;

function urlTo(changes: { user?: string; password?: string; database?: string }) {
  const url = new URL(server);
  if (changes.user) url.username = changes.user;
  if (changes.password) url.password = changes.password;
  if (changes.database) url.pathname = `/${changes.database}`;
  return url.href;
}

beforeAll(async () => {
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  await client.query(`create role ${role} login password 'clerk'`);
  await client.query(`create database ${database}`);
  await client.end();
});

/** The sentence that the start would say. */
const refusalOf = (url: string) =>
  checkDatabase(url).then(
    () => "none",
    (error) => (error as Error).message,
  );

test.concurrent("a database that is away stops the start with a sentence that says where it was looked for", async () => {
  const port = await freePort();
  const outcome = await start({
    DATABASE_URL: `postgresql://till:never-said@127.0.0.1:${port}/till`,
    ONETILL_SECRET: strong,
    ONETILL_DATA_DIR: newDataDir(),
  });
  expectSentence(outcome, new RegExp(`Nothing listens at 127.0.0.1:${port}`));
  expect(outcome.stderr).not.toContain("never-said");
});

test("a wrong password and a missing database are told apart", async () => {
  expect(await refusalOf(urlTo({ password: "wrong" }))).toMatch(
    /does not take the user or the password/,
  );
  expect(await refusalOf(urlTo({ database: "nowhere" }))).toMatch(/has no such database/);
});

test("what is no PostgreSQL is said to be none", async () => {
  const web = await fakeServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  expect(await refusalOf(web)).toMatch(/does not speak as PostgreSQL does/);
  const shut = await fakeServer((socket) => socket.destroy());
  expect(await refusalOf(shut)).toMatch(/does not speak as PostgreSQL does/);
  const mute = await fakeServer(() => {});
  expect(await refusalOf(mute)).toMatch(/There is no answer from/);
});

test("an address that is none is said to be none", async () => {
  expect(await refusalOf("postgresql://till:p#ss@/x:y")).toMatch(/not a valid address/);
});

test("a PostgreSQL that is too old is named with its version", async () => {
  const old = await fakeServer(speakAsVersion("14.12"));
  expect(await refusalOf(old)).toMatch(/is version 14\.12; Onetill needs 15 or newer/);
});

test("a user who may not create the extension is told what an administrator has to say", async () => {
  const url = urlTo({ user: role, password: "clerk", database });
  expect(await refusalOf(url)).toMatch(/may not create the extension pg_trgm.*CREATE EXTENSION/);
  expect(await refusalOf(urlTo({ database }))).toBe("none");
});
