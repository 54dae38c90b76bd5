import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { asRefusal, closePool, inTransaction, pool, prisma, query } from "@/lib/db";
import { isOnetillError } from "@/lib/kernel";
import { Wire } from "@/test/wire";

// One second is the least: the server's limit is that, ours a third more.
process.env.DATABASE_STATEMENT_TIMEOUT = "1s";
const wire = new Wire();
beforeAll(async () => {
  await wire.open();
  process.env.DATABASE_URL = wire.url;
});
afterAll(async () => {
  await closePool();
  wire.close();
});

const isRefused = (work: Promise<unknown>) =>
  work.then(
    () => false,
    (error: unknown) => isOnetillError(asRefusal(error), "unavailable"),
  );

/** How many of this file's sessions the server has that fit. */
const sessions = async (where: string) =>
  (await query(`select pid from pg_stat_activity where datname = current_database() and ${where}`))
    .length;

test("what takes longer than its limit is given up by the server, for Prisma as for SQL", async () => {
  expect(await isRefused(query("select pg_sleep(60)"))).toBe(true);
  expect(await isRefused(prisma().$queryRawUnsafe("select pg_sleep(60)::text"))).toBe(true);
  expect(await isRefused(inTransaction((tx) => tx.query("select pg_sleep(60)")))).toBe(true);
  expect(await query("select 1 as one")).toEqual([{ one: 1 }]);
});

test("a killed connection is the database's fault, inside a transaction too", async () => {
  const kill = "select pg_terminate_backend(pg_backend_pid())";
  expect(await isRefused(query(kill))).toBe(true);
  expect(await isRefused(prisma().$queryRawUnsafe(`${kill}::text`))).toBe(true);
  const between = inTransaction(async (tx) => {
    const { rows } = await tx.query<{ pid: number }>("select pg_backend_pid() as pid");
    await query("select pg_terminate_backend($1)", [rows[0]?.pid]);
    await vi.waitFor(async () => expect(await sessions(`pid = ${rows[0]?.pid}`)).toBe(0));
    await tx.query("select 1");
  });
  expect(await isRefused(between)).toBe(true);
  expect(await query("select 1 as one")).toEqual([{ one: 1 }]);
});

const ownLocks = `select 1 from pg_locks l join pg_database d on d.oid = l.database
  where d.datname = current_database() and l.locktype = 'advisory'`;

test("work that forgets its transaction loses it, and its locks, and is told so", async () => {
  const never = new Promise<never>(() => {});
  const forgotten = inTransaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(77)");
    await never;
  });
  const refused = isRefused(forgotten);
  await vi.waitFor(async () => {
    expect(await query(ownLocks)).toHaveLength(1);
  });
  await inTransaction((tx) => tx.query("select pg_advisory_xact_lock(77)")).catch(() => {});
  await vi.waitFor(
    async () => {
      expect(await query(ownLocks)).toHaveLength(0);
    },
    { timeout: 5000 },
  );
  expect(await refused).toBe(true);
  expect(pool().totalCount).toBe(pool().idleCount);
});

test("behind a connection on which everything vanishes, all is answered, all slots come back and locks end", async () => {
  await query("create table if not exists held (id int)");
  let locked = () => {};
  const hold = new Promise<void>((resolve) => {
    locked = resolve;
  });
  const inside = inTransaction(async (tx) => {
    await tx.query("lock table held in access exclusive mode");
    locked();
    await new Promise((resolve) => setImmediate(resolve));
    await tx.query("select 1");
  });
  await hold;
  wire.mute();
  const waiting = [
    isRefused(inside),
    ...Array.from({ length: 30 }, () => isRefused(query("select 1"))),
    isRefused(prisma().site.count()),
  ];
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => true));
  wire.mend();
  expect(await query("select 1 as one")).toEqual([{ one: 1 }]);
  // The session that holds the table is still there for the server, for as long as it may be idle.
  await vi.waitFor(() => query("select count(*) from held"), { timeout: 10_000 });
  await vi.waitFor(() => expect(pool().totalCount).toBe(pool().idleCount), { timeout: 10_000 });
});
