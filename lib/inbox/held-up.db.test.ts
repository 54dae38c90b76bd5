import { afterAll, expect, test, vi } from "vitest";
import { closePool } from "@/lib/db";
import { platformReaders } from "@/lib/platforms";
import { kofiDelivery } from "@/test/deliveries";
import { newTill } from "@/test/till";
import type { Reader } from "./reader";
import { workOnDeliveries } from "./work-on-deliveries";

afterAll(closePool);

const kofi = platformReaders.find(({ platform }) => platform === "kofi") as Reader;

test("while every delivery of one site is held up, one of another site that comes then is an order", async () => {
  const [held, other] = [await newTill(), await newTill()];
  for (let nth = 0; nth < 6; nth++) await held.receive("kofi", kofiDelivery(held.secrets.kofi));
  let [letGo, working] = [() => {}, 0];
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const reader: Reader = {
    ...kofi,
    apply: async (tx, told, at) => {
      working += 1;
      if (told[0]?.delivery.siteId === held.siteId) await free;
      return kofi.apply(tx, told, at);
    },
  };
  const all = workOnDeliveries([reader]);
  await vi.waitFor(() => expect(working).toBeGreaterThan(2), 10_000);
  await other.receive("kofi", kofiDelivery(other.secrets.kofi));
  await vi.waitFor(async () => expect(await other.orders()).toHaveLength(1), 5000);
  expect(await held.orders()).toEqual([]);
  letGo();
  expect(await all).toBe(7);
  expect(await held.orders()).toHaveLength(6);
});
