import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { commandBetween, doers, mayRun } from "../commands";
import { orderKinds, orderStatuses } from "../lifecycle";
import { paymentStatuses } from "../payment-lifecycle";
import { type Transition, transitionOrder } from "./transition-order";

afterAll(closePool);

const actors: Record<(typeof doers)[number], Actor> = {
  person: { kind: "user", id: "00000000-0000-7000-8000-000000000000", label: "Kim" },
  system: { kind: "system", label: "Onetill" },
  platform: { kind: "platform", label: "Ko-fi" },
  member: { kind: "member", id: "00000000-0000-7000-8000-000000000001", label: "Customer" },
};
const move = (step: Transition, actor: Actor = actors.system) =>
  inTransaction((tx) => transitionOrder(tx, step, { actor, at: new Date() }));
const statusOf = async (id: string) =>
  (await query<{ status: string }>("select status from orders where id = $1", [id]))[0]?.status;

test("everybody goes the steps that the list of commands gives them, and no other", async () => {
  const { siteId } = await newSite();
  const steps = orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const));
  const allowed = steps.filter(([from, to]) => commandBetween(from, to));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.constantFrom(...allowed), fc.constantFrom(...steps)),
      fc.constantFrom(...doers),
      fc.constantFrom(...orderKinds),
      fc.constantFrom(...paymentStatuses),
      async ([from, to], doer, kind, payment) => {
        const { id } = await newOrder(siteId, { status: from, payment, fields: { kind } });
        const command = commandBetween(from, to);
        const may =
          command !== undefined &&
          mayRun(command, { kind, status: from, paymentStatus: payment }, doer);
        const done = move({ siteId, id, from, to }, actors[doer]);
        if (may) await done;
        else await expect(done).rejects.toMatchObject({ code: "conflict" });
        expect(await statusOf(id)).toBe(may ? to : from);
      },
    ),
    { numRuns: 150 },
  );
});

test("who is neither person, platform nor Onetill goes no step", async () => {
  const { siteId } = await newSite();
  const { id } = await newOrder(siteId, { status: "accepted" });
  const step = { siteId, id, from: "accepted", to: "canceled" } as const;
  await expect(move(step, { kind: "nobody" })).rejects.toMatchObject({ code: "conflict" });
  expect(await statusOf(id)).toBe("accepted");
});

test("a step from a status that the order has left meanwhile changes nothing, and says where it is", async () => {
  const { siteId } = await newSite();
  const { id } = await newOrder(siteId, { status: "canceled" });
  const late = move({ siteId, id, from: "received", to: "declined" }, actors.person);
  await expect(late).rejects.toMatchObject({
    code: "conflict",
    message: "An order that is canceled cannot become declined.",
  });
  expect(await statusOf(id)).toBe("canceled");
  const declined = await query("select 1 from order_events where order_id = $1 and type = $2", [
    id,
    "order.declined",
  ]);
  expect(declined).toEqual([]);
});

test("an order is never moved through another site's id", async () => {
  const [mine, other] = [await newSite(), await newSite()];
  const { id } = await newOrder(mine.siteId, { status: "accepted" });
  const step = { siteId: other.siteId, id, from: "accepted", to: "canceled" } as const;
  await expect(move(step)).rejects.toMatchObject({ code: "conflict" });
  expect(await statusOf(id)).toBe("accepted");
});
