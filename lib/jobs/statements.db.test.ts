import { afterAll, expect, test } from "vitest";
import { closePool } from "@/lib/db";
import { sentStatements } from "@/test/sent-statements";
import { storeBacklog } from "@/test/store-backlog";
import { newTill } from "@/test/till";
import { processWaitingDeliveries, tellWaitingEvents } from "./index";

// In a process of its own: every statement that it sends is counted.
afterAll(closePool);

test("a tip of a queue takes few statements from its claim until everybody was told of it", async () => {
  const till = await newTill();
  const tips = 200;
  await storeBacklog(till.siteId, tips);
  const toOrders = await sentStatements(() => processWaitingDeliveries());
  expect(toOrders.result).toBe(tips);
  expect(await till.orders()).toHaveLength(tips);
  const toTold = await sentStatements(() => tellWaitingEvents());
  const perTip = (sent: { statements: unknown[] }) => sent.statements.length / tips;
  // `begin`, `commit` and the looks for what waits count, too. Whoever looks orders up one by one is over it.
  expect(perTip(toOrders) + perTip(toTold)).toBeLessThanOrEqual(5);
});
