import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET as getHealth } from "@/app/api/health/route";
import { closePool, inTransaction, openClient, query } from "@/lib/db";
import { isOnetillError } from "@/lib/kernel";
import { callApi, newKey } from "@/test/call-api";
import { newSite } from "@/test/new-site";
import { asRefusal } from "./pool";

const health = async () =>
  (await getHealth(new Request("http://localhost:3000/api/health"))).status;

let key: string;
let siteId: string;
let locker: Awaited<ReturnType<typeof openClient>>;
beforeAll(async () => {
  ({ siteId } = await newSite());
  key = await newKey(siteId);
  locker = await openClient(process.env.DATABASE_URL as string);
});
afterAll(async () => {
  await locker.end();
  await closePool();
});

const listOrders = async () => (await callApi("/orders", { key })).status;
const listMails = () =>
  query("select id from outgoing_mails order by id limit 10").then(() => "answered");

test("a table that is locked takes down what reads it and nothing else, however many ask", async () => {
  expect([await health(), await listOrders()]).toEqual([200, 200]);
  await locker.query("begin; lock table orders in access exclusive mode");
  // Many at once, and more for as long as the lock is held.
  const asked: Promise<number>[] = Array.from({ length: 40 }, listOrders);
  const others: Promise<unknown>[] = [];
  await vi.waitFor(
    async () => {
      asked.push(listOrders());
      others.push(health(), listMails());
      expect(await Promise.race(asked)).toBe(503);
    },
    { timeout: 10_000, interval: 50 },
  );
  // From now on the table is known to be locked: who asks for it is told at once, and nobody waits.
  for (let round = 0; round < 20; round++) {
    asked.push(listOrders());
    others.push(health(), listMails());
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(new Set(await Promise.all(others))).toEqual(new Set([200, "answered"]));
  expect(new Set(await Promise.all(asked))).toEqual(new Set([503]));

  await locker.query("rollback");
  await vi.waitFor(async () => expect(await listOrders()).toBe(200), { timeout: 5000 });
});

test("a lock that keeps out only those who write leaves readers alone", async () => {
  await locker.query("begin; lock table saved_views in share mode");
  const write = () => query("delete from saved_views where site_id is null");
  const refused = await write().catch(asRefusal);
  expect(isOnetillError(refused, "unavailable")).toBe(true);
  expect(await query("select id from saved_views")).toEqual([]);
  const inside = await inTransaction((tx) => tx.query("delete from saved_views")).catch(asRefusal);
  expect(isOnetillError(inside, "unavailable")).toBe(true);
  await locker.query("rollback");
  await vi.waitFor(write, { timeout: 5000 });
});
