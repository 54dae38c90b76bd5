import { expect, test } from "vitest";
import { closePool, prisma, query } from "@/lib/db";

test("after the pool was closed, Prisma and plain statements both work over the next one", async () => {
  expect(await prisma().site.count()).toBe(0);
  await closePool();
  expect(await prisma().site.count()).toBe(0);
  expect(await query("select 1 as one")).toEqual([{ one: 1 }]);
});
