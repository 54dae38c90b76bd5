import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { closePool, inTransaction, openClient, pool, prisma, query } from "@/lib/db";
import { migrate, readMigrations } from "@/lib/db/migrate";
import { kofiDelivery } from "./deliveries";
import { type OwnProgram, worker } from "./own-program";
import { startPgBouncer } from "./pgbouncer";
import { newTill } from "./till";

const direct = process.env.DATABASE_URL as string;
let bouncer: Awaited<ReturnType<typeof startPgBouncer>>;
let till: Awaited<ReturnType<typeof newTill>>;
const programs: OwnProgram[] = [];

beforeAll(async () => {
  bouncer = await startPgBouncer(direct);
  process.env.DATABASE_URL = bouncer.urlOf(direct);
  till = await newTill();
}, 180_000);
afterAll(async () => {
  for (const program of programs) await program.end();
  await closePool();
  await bouncer?.stop();
});

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = await openClient(url);
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("several that migrate at once through a pooler do it once and leave no lock behind", async () => {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await ask(inject("databaseServer"), `create database ${name}`);
  const server = new URL(inject("databaseServer"));
  server.pathname = `/${name}`;
  const url = bouncer.urlOf(server.href);
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const all = (await readMigrations()).migrationDirectories.map(({ path }) => path);
  expect(applied.flat().sort()).toEqual(all);
  const locks =
    "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";
  expect(await ask(server.href, locks)).toEqual([]);
});

test("statements, Prisma and transactions work through a pooler, each transaction with its own limits", async () => {
  expect(await query("select 1 as one")).toEqual([{ one: 1 }]);
  expect(pool().sharesSessions).toBe(true);
  await Promise.all(Array.from({ length: 30 }, () => prisma().site.count()));
  const limits = `select current_setting('statement_timeout') as statement,
    current_setting('lock_timeout') as lock,
    current_setting('idle_in_transaction_session_timeout') as idle`;
  const { rows } = await inTransaction((tx) => tx.query(limits));
  expect(rows).toEqual([{ statement: "15s", lock: "5s", idle: "10s" }]);
  // What is one transaction's is nobody else's.
  expect(await query(limits)).toEqual([{ statement: "0", lock: "0", idle: "0" }]);
});

const isListening = async () =>
  (
    await ask<object>(
      direct,
      "select 1 from pg_stat_activity where datname = current_database() and application_name = 'onetill listen'",
    )
  ).length > 0;

test.each([
  ["without the database's own address the worker asks every second", {}],
  ["with DATABASE_DIRECT_URL it is woken", { DATABASE_DIRECT_URL: direct }],
])(
  "%s: a delivery becomes an order",
  async (_, env) => {
    const program = worker({
      ...{ DATABASE_URL: bouncer.urlOf(direct), ONETILL_SWEEP_INTERVAL: "1h" },
      ...env,
    });
    programs.push(program);
    await program.ready;
    // The queue has its own connections: its first job has run when they work.
    await vi.waitFor(
      async () => {
        const sql = "select 1 from pgboss.job where state = 'completed'";
        expect((await ask(direct, sql)).length).toBeGreaterThan(0);
        if ("DATABASE_DIRECT_URL" in env) expect(await isListening()).toBe(true);
      },
      { timeout: 60_000, interval: 200 },
    );
    for (let round = 0; round < 3; round++) {
      const transactionId = randomUUID();
      await till.receive(
        "kofi",
        kofiDelivery(till.secrets.kofi, { kofi_transaction_id: transactionId }),
      );
      await vi.waitFor(
        async () => {
          const sql = "select status from orders where transaction_id = $1";
          expect(await query(sql, [transactionId])).toEqual([{ status: "completed" }]);
        },
        { timeout: 20_000 },
      );
    }
    expect(program.lives).toBe(true);
    expect(program.lines.filter((line) => /"level":"error"/.test(line))).toEqual([]);
    const swallowed = program.lines.some((line) => line.includes("wake-ups do not arrive"));
    expect(swallowed).toBe(!("DATABASE_DIRECT_URL" in env));
    await program.end();
    await ask(direct, "truncate pgboss.job");
  },
  120_000,
);
