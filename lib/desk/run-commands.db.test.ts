import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { listOrderEvents } from "@/lib/timeline";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { runCommands } from "./run-commands";

afterAll(closePool);

const statusOf = async (id: string) =>
  (await query<{ status: string }>("select status from orders where id = $1", [id]))[0]?.status;

test("each order is changed by itself, and each is reported on in the order given", async () => {
  const { siteId, as } = await newSite();
  const theirs = await newOrder((await newSite()).siteId, { status: "accepted" });
  const ready = await newOrder(siteId, { status: "accepted" });
  const done = await newOrder(siteId, { status: "completed" });
  const gone = await newOrder(siteId, { status: "expired" });
  const ids = [theirs, done, ready, gone].map((order) => order.publicId);
  const reports = await runCommands(as("support", "Alex"), {
    ids: [...ids, "ord_nonsense", ready.publicId],
    command: "complete",
  });

  expect(reports).toMatchObject([
    { id: theirs.publicId, reference: null, done: false, reason: "No such order." },
    { id: done.publicId, done: false, reason: "It is completed already." },
    { id: ready.publicId, done: true, reason: null, customer: "Robin Example" },
    { id: gone.publicId, done: false, reason: expect.stringMatching(/expired cannot become/) },
    { id: "ord_nonsense", reference: null, done: false, reason: "No such order." },
  ]);
  expect(await statusOf(ready.id)).toBe("completed");
  expect(await statusOf(gone.id)).toBe("expired");
  expect(await statusOf(theirs.id)).toBe("accepted");
  const { events } = await listOrderEvents(as("viewer"), ready.publicId);
  expect(events.at(-1)).toMatchObject({ type: "order.completed", actor: { label: "Alex" } });
});

test("a role that is too low on a site leaves the orders of that site as they are", async () => {
  const mine = await newSite();
  const watched = await newSite();
  const ctx = {
    ...mine.as("support"),
    sites: [
      { siteId: mine.siteId, role: "support" as const },
      { siteId: watched.siteId, role: "viewer" as const },
    ],
  };
  const mayChange = await newOrder(mine.siteId, { status: "accepted" });
  const mayLook = await newOrder(watched.siteId, { status: "accepted" });
  const reports = await runCommands(ctx, {
    ids: [mayLook.publicId, mayChange.publicId],
    command: "cancel",
  });
  expect(reports.map(({ done }) => done)).toEqual([false, true]);
  expect(reports[0]).toMatchObject({ reason: "Your role on this site does not allow that." });
  expect(await statusOf(mayLook.id)).toBe("accepted");
  expect(await statusOf(mayChange.id)).toBe("canceled");
});

test("two people at once: every order is changed once, and one of them hears about it", async () => {
  const { siteId, as } = await newSite();
  const orders = await Promise.all([0, 1, 2].map(() => newOrder(siteId, { status: "accepted" })));
  const ids = orders.map((order) => order.publicId);
  const both = await Promise.all([
    runCommands(as("owner", "Alex"), { ids, command: "complete" }),
    runCommands(as("owner", "Kim"), { ids, command: "cancel" }),
  ]);
  for (const [index, order] of orders.entries()) {
    expect(both.filter((reports) => reports[index]?.done)).toHaveLength(1);
    const { events } = await listOrderEvents(as("viewer"), order.publicId);
    const ends = events.filter(({ type }) => /order\.(completed|canceled)/.test(type));
    expect(ends).toHaveLength(1);
  }
});
