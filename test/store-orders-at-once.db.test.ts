// In a process of its own: it speaks to a Stripe that is set up for the whole process.

import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";
import { getOrder, statusLabels } from "@/lib/orders";
import type { StripeStandIn } from "@/sandbox/stripe";
import { ChargingProcess } from "./charging-process";
import { newSite } from "./new-site";
import { newRequest, startStripe, stopStripe } from "./stripe-site";

let stripe: StripeStandIn;
let processes: ChargingProcess[] = [];
beforeAll(async () => {
  stripe = await startStripe();
  processes = [new ChargingProcess(), new ChargingProcess()];
  await Promise.all(processes.map(({ ready }) => ready));
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.end()));
  await closePool();
  await stopStripe();
});

const commands = ["accept", "decline", "cancel"] as const;

test("of sixty accepts, declines and cancels at once in two processes one wins, and the others hear how the order stands", async () => {
  const { siteId, as } = await newSite();
  for (const first of commands) {
    const order = await newRequest(stripe, { siteId });
    const start = commands.indexOf(first);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        (processes[n % 2] as ChargingProcess).do({
          siteId,
          orderId: order.publicId,
          what: commands[(start + n) % 3] as (typeof commands)[number],
        }),
      ),
    );
    const { status, paymentStatus } = await getOrder(as("viewer"), order.publicId);
    const lost = answers.flatMap((answer) =>
      answer !== "killed" && answer.came !== "done" ? [answer] : [],
    );
    expect(lost).toHaveLength(59);
    expect(new Set(lost.map(({ came }) => came))).toEqual(new Set(["conflict"]));
    const labels = Object.values(statusLabels).map((label) => label.toLowerCase());
    for (const { message } of lost) {
      expect(
        labels.some((label) => message.includes(`is ${label}`)),
        message,
      ).toBe(true);
    }
    expect(["accepted paid", "declined verified", "canceled verified"]).toContain(
      `${status} ${paymentStatus}`,
    );
    const ends = await query(
      `select type from order_events where site_id = $1 and order_id = $2
         and type in ('order.accepted', 'order.declined', 'order.canceled')`,
      [siteId, order.id],
    );
    expect(ends).toEqual([{ type: `order.${status}` }]);
    const taken = stripe.store
      .list("charge")
      .filter(
        ({ captured, metadata }) =>
          captured &&
          (metadata as { onetill_order?: string }).onetill_order === toPublicId("order", order.id),
      );
    expect(taken).toHaveLength(status === "accepted" ? 1 : 0);
  }
});
