import { afterAll, expect, test, vi } from "vitest";
import { closePool, query } from "@/lib/db";
import { startWorkerProcess } from "./worker-process";

let worker: ReturnType<typeof startWorkerProcess> | undefined;

afterAll(async () => {
  await worker?.kill();
  await closePool();
});

test("a worker with all of its loops listens with one connection", async () => {
  worker = startWorkerProcess();
  const listening = () =>
    query<{ query: string }>(
      `select application_name from pg_stat_activity
       where datname = current_database() and application_name like '%listen%'`,
    );
  await vi.waitFor(async () => expect(await listening()).not.toEqual([]), 60_000);
  await worker.ready;
  expect(await listening()).toEqual([{ application_name: "onetill listen" }]);
}, 90_000);
