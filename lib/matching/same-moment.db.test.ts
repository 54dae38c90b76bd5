import { afterAll, expect, test, vi } from "vitest";
import { closePool, pool } from "@/lib/db";
import { newMatchSite, tellMatching } from "@/test/match-site";
import { newConfirmation } from "@/test/new-confirmation";
import { newOrder } from "@/test/new-order";
import { waitingSessions } from "@/test/waiting-sessions";

afterAll(closePool);

test("a declaration and its payment at the same moment never miss each other", async () => {
  const till = await newMatchSite();
  // Holds a declaration just before its commit for as long as the test has lock 42.
  await pool().query(`
    create function hold() returns trigger language plpgsql as
      'begin perform pg_advisory_xact_lock(42); return null; end';
    create constraint trigger hold after insert on confirmations deferrable initially deferred
      for each row execute function hold()`);
  const holder = await pool().connect();
  await holder.query("select pg_advisory_lock(42)");

  const declaring = newConfirmation(till.button);
  await vi.waitFor(async () => expect(await waitingSessions()).toHaveLength(1), 10_000);
  await newOrder(till.siteId, { fields: { kind: "donation" } });
  await tellMatching();
  await holder.query("select pg_advisory_unlock(42)");
  holder.release();

  const declared = await declaring;
  await tellMatching();
  expect(await till.stateOf(declared)).toMatchObject({ status: "success", rule: "email" });
});
