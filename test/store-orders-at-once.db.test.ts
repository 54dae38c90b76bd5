// In a process of its own: it speaks to a Stripe that is set up for the whole process.

import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { toPublicId } from "@/lib/kernel";
import { getOrder, statusLabels } from "@/lib/orders";
import type { StripeStandIn } from "@/sandbox/stripe";
import { startAnswering } from "./answering-process";
import { newKey } from "./call-api";
import { ChargingProcess } from "./charging-process";
import { newSite } from "./new-site";
import { newRequest, startStripe, stopStripe } from "./stripe-site";

let stripe: StripeStandIn;
let processes: ChargingProcess[] = [];
let webs: Awaited<ReturnType<typeof startAnswering>>[] = [];
type As = Awaited<ReturnType<typeof newSite>>["as"];
beforeAll(async () => {
  stripe = await startStripe();
  processes = [new ChargingProcess(), new ChargingProcess()];
  [webs] = await Promise.all([
    Promise.all([startAnswering(), startAnswering()]),
    ...processes.map(({ ready }) => ready),
  ]);
});
afterAll(async () => {
  for (const { child } of webs) child.kill("SIGKILL");
  await Promise.all(processes.map((one) => one.end()));
  await closePool();
  await stopStripe();
});

const commands = ["accept", "decline", "cancel"] as const;

const takenFor = (orderId: string) =>
  stripe.store
    .list("charge")
    .filter(
      ({ captured, metadata }) =>
        captured &&
        (metadata as { onetill_order?: string }).onetill_order === toPublicId("order", orderId),
    );

/** What an order has come to: one end, and its card charged once where that is to be accepted. */
async function expectOneEnd(order: { siteId: string; id: string; publicId: string }, as: As) {
  const { status, paymentStatus } = await getOrder(as("viewer"), order.publicId);
  expect(["accepted paid", "declined verified", "canceled verified"]).toContain(
    `${status} ${paymentStatus}`,
  );
  const ends = await query(
    `select type from order_events where site_id = $1 and order_id = $2
       and type in ('order.accepted', 'order.declined', 'order.canceled')`,
    [order.siteId, order.id],
  );
  expect(ends).toEqual([{ type: `order.${status}` }]);
  expect(takenFor(order.id)).toHaveLength(status === "accepted" ? 1 : 0);
}

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
    await expectOneEnd(order, as);
  }
});

test("of sixty at once by the API of two web processes one wins, and the others hear the present status", async () => {
  const { siteId, as } = await newSite();
  const key = await newKey(siteId, ["orders:write"]);
  for (const first of commands) {
    const order = await newRequest(stripe, { siteId });
    const start = commands.indexOf(first);
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const command = commands[(start + n) % 3];
        const response = await fetch(
          `${webs[n % 2]?.url}/orders/${order.publicId}/${command}`,
          // Some name their request, each by a name of its own.
          {
            method: "POST",
            headers: {
              Authorization: `Bearer ${key}`,
              ...(n % 4 === 0 ? { "Idempotency-Key": `${order.id} ${n}` } : {}),
            },
          },
        );
        return { status: response.status, body: await response.json() };
      }),
    );
    const won = answers.filter((answer) => answer.status === 200);
    const { status } = await getOrder(as("viewer"), order.publicId);
    const ends = await query<{ type: string }>(
      `select type from order_events where site_id = $1 and order_id = $2
         and type in ('order.accepted', 'order.declined', 'order.canceled') order by id`,
      [siteId, order.id],
    );
    const walked = ends.map(({ type }) => type.slice("order.".length));
    expect(["accepted", "declined", "canceled"]).toContain(walked.join(" "));
    expect(won).toHaveLength(1);
    for (const { body } of won) expect(walked).toContain(body.status);
    const lost = answers.filter((answer) => answer.status !== 200);
    // A charge that is under way leaves the order received until it is known.
    for (const { status: code, body } of lost) {
      expect(code).toBe(409);
      expect(body.error.code).toBe("conflict");
      expect(["received", ...walked]).toContain(body.error.status);
    }
    const last = await fetch(`${webs[0]?.url}/orders/${order.publicId}/accept`, {
      ...{ method: "POST", headers: { Authorization: `Bearer ${key}` } },
    });
    expect(await last.json()).toMatchObject({ error: { code: "conflict", status } });
    expect(takenFor(order.id)).toHaveLength(walked.includes("accepted") ? 1 : 0);
  }
});
