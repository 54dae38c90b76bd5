import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { mayBecome, orderStatuses } from "./lifecycle";
import { type Transition, transitionOrder } from "./transition-order";

afterAll(closePool);

const by = { actor: { kind: "system", label: "Onetill" } as const, at: new Date() };
const move = (step: Transition) => inTransaction((tx) => transitionOrder(tx, step, by));
const statusOf = async (id: string) =>
  (await query<{ status: string }>("select status from orders where id = $1", [id]))[0]?.status;

test("the system walks every step of the table and no other", async () => {
  const { siteId } = await newSite();
  for (const from of orderStatuses) {
    for (const to of orderStatuses) {
      if (to === "received") continue;
      const { id } = await newOrder(siteId, { status: from });
      const allowed = mayBecome(from, to);
      const done = move({ siteId, id, from, to });
      if (allowed) await done;
      else await expect(done).rejects.toMatchObject({ code: "conflict" });
      expect(await statusOf(id)).toBe(allowed ? to : from);
    }
  }
});

test("a step from a status that the order has left meanwhile changes nothing", async () => {
  const { siteId } = await newSite();
  const { id } = await newOrder(siteId, { status: "accepted" });
  const late = move({ siteId, id, from: "received", to: "declined" });
  await expect(late).rejects.toMatchObject({ code: "conflict" });
  expect(await statusOf(id)).toBe("accepted");
  const declined = await query("select 1 from order_events where order_id = $1 and type = $2", [
    id,
    "order.declined",
  ]);
  expect(declined).toEqual([]);
});

test("an order is never moved through another site's id", async () => {
  const [mine, other] = [await newSite(), await newSite()];
  const { id } = await newOrder(mine.siteId);
  const step = { siteId: other.siteId, id, from: "accepted", to: "completed" } as const;
  await expect(move(step)).rejects.toMatchObject({ code: "conflict" });
  expect(await statusOf(id)).toBe("accepted");
});
