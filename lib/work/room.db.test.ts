import { afterAll, expect, test, vi } from "vitest";
import { closePool, inTransaction, lockName, pool, query } from "@/lib/db";
import { workInTurns } from "./work-in-turns";

// The smallest pool that there is.
process.env.DATABASE_POOL_SIZE = "2";

afterAll(closePool);

test("with every lane of every loop at work there is still a connection for everybody else", async () => {
  const [loops, lanes] = [6, 4];
  const database = await inTransaction(async (held) => {
    await lockName(held, "everything");
    const away = new AbortController();
    let [working, looked] = [0, 0];
    const running = Array.from({ length: loops }, () =>
      workInTurns(
        {
          findSites: async () => {
            await query("select 1");
            looked += 1;
            return away.signal.aborted ? [] : ["a", "b", "c", "d"];
          },
          // Holds its connection as long as somebody else has the lock.
          workNext: () =>
            inTransaction(async (tx) => {
              working += 1;
              await lockName(tx, "everything");
              away.abort();
              return true;
            }),
          lanes,
          lanesPerSite: lanes,
        },
        { signal: away.signal, lookEvery: 20 },
      ),
    );
    await vi.waitFor(() => expect(working).toBe(loops * lanes), 10_000);
    // They look around meanwhile, and whoever asks anything is answered.
    const before = looked;
    await vi.waitFor(() => expect(looked).toBeGreaterThan(before + 2 * loops), 10_000);
    expect(await query("select 1 as one")).toEqual([{ one: 1 }]);
    return { running };
  });
  await Promise.all(database.running);
  // What was only for them is given back.
  expect(pool().options.max).toBe(2);
});
