import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { type Consumer, tellAll } from "@/lib/events";
import { orderEvent } from "@/lib/orders";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { listHeldUp, listOrderEvents, tryAgain } from ".";

afterAll(closePool);

async function newBroken(message: string) {
  const site = await newSite();
  let isBroken = true;
  const told: string[] = [];
  const consumer: Consumer = {
    ...{ name: "notices", lanes: 1, lanesPerSite: 1 },
    wants: [orderEvent["order.received"], orderEvent["order.accepted"]],
    tell: async (_tx, events) => {
      if (isBroken) throw new Error(message);
      const own = events.filter(({ siteId }) => siteId === site.siteId);
      told.push(...own.map(({ type }) => type));
    },
  };
  const order = await newOrder(site.siteId);
  const [received] = (await listOrderEvents(site.as("viewer"), order.publicId)).events;
  return {
    ...{ ...site, order, told, event: received?.id as string, tell: () => tellAll([consumer]) },
    mend: () => {
      isBroken = false;
    },
    minutesPass: () =>
      query(
        `update event_tellings set failing_since = failing_since - interval '5 minutes'
         where site_id = $1 returning 1`,
        [site.siteId],
      ),
  };
}

test("what fails for long is shown to those who see deliveries: what, since when, and why", async () => {
  const scene = await newBroken("canceling statement due to statement timeout");
  await scene.tell();
  expect(await listHeldUp(scene.as("viewer"))).toEqual([]);
  await scene.minutesPass();
  const [shown, ...more] = await listHeldUp(scene.as("viewer"));
  expect(more).toEqual([]);
  expect(shown).toMatchObject({
    ...{ consumer: "notices", event: scene.event, href: `/orders/${scene.order.publicId}` },
    ...{ sentence: "Shop order received from Ko-fi", attempts: 1, behind: 1, mayTryAgain: false },
    why: "It took too long and was ended.",
  });
  expect(shown?.since.getTime()).toBeLessThan(Date.now() - 240_000);
  expect((await listHeldUp(scene.as("manager")))[0]?.mayTryAgain).toBe(true);
  expect(await listHeldUp((await newSite()).as("owner"))).toEqual([]);
});

test("a manager has it tried at once, and then it is done; others may not", async () => {
  const scene = await newBroken("the printer is on fire");
  await scene.tell();
  await scene.minutesPass();
  // Its next try is an hour away.
  await query(
    "update event_tellings set due_at = now() + interval '1 hour' where site_id = $1 and attempts > 0 returning 1",
    [scene.siteId],
  );
  const [shown] = await listHeldUp(scene.as("manager"));
  expect(shown?.why).toBe("Something in Onetill went wrong.");
  const { site, consumer, event } = shown ?? { site: "", consumer: "", event: "" };
  const name = { site, consumer, event };
  await expect(tryAgain(scene.as("support"), name)).rejects.toMatchObject({ code: "forbidden" });
  const stranger = (await newSite()).as("owner");
  await expect(tryAgain(stranger, name)).rejects.toMatchObject({ code: "not_found" });

  scene.mend();
  await scene.tell();
  expect(scene.told).toEqual([]);
  await tryAgain(scene.as("manager"), name);
  await scene.tell();
  expect(scene.told).toEqual(["order.received", "order.accepted"]);
  expect(await listHeldUp(scene.as("manager"))).toEqual([]);
  await expect(tryAgain(scene.as("manager"), name)).rejects.toMatchObject({ code: "conflict" });
});
