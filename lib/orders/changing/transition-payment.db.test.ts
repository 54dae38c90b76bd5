import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closePool, inTransaction, query } from "@/lib/db";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import {
  firstPaymentStatuses,
  type PaymentStatus,
  paymentMayBecome,
  paymentStatuses,
} from "../payment-lifecycle";
import { transitionPayment } from "./transition-payment";

afterAll(closePool);

const by = { actor: { kind: "system", label: "Onetill" } as const, at: new Date() };

const statusOf = async (siteId: string, id: string) =>
  (
    await query<{ status: PaymentStatus }>(
      "select payment_status as status from orders where site_id = $1 and id = $2",
      [siteId, id],
    )
  )[0]?.status;

const go = (siteId: string, id: string, from: PaymentStatus, to: PaymentStatus) =>
  inTransaction((tx) => transitionPayment(tx, { siteId, id, from, to, amountRefunded: 0n }, by));

test("any sequence of steps leaves the payment where the table leads, and the rest are conflicts", async () => {
  const { siteId } = await newSite();
  const anyStep = fc.constantFrom(...paymentStatuses);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...firstPaymentStatuses),
      fc.array(anyStep, { maxLength: 8 }),
      async (first, steps) => {
        const { id } = await newOrder(siteId, { payment: first });
        let now: PaymentStatus = first;
        for (const to of steps) {
          const allowed = to === now || paymentMayBecome(now, to);
          const done = go(siteId, id, now, to);
          if (allowed) await done;
          else await expect(done).rejects.toMatchObject({ code: "conflict" });
          if (allowed) now = to;
          expect(await statusOf(siteId, id)).toBe(now);
        }
      },
    ),
    { numRuns: 25 },
  );
});

test("of two steps from the same payment status at the same moment one wins and the other is told", async () => {
  const { siteId } = await newSite();
  for (let round = 0; round < 5; round++) {
    const { id } = await newOrder(siteId, { payment: "processing" });
    const both = await Promise.allSettled([
      go(siteId, id, "processing", "paid"),
      go(siteId, id, "processing", "failed"),
    ]);
    const lost = both.filter((one) => one.status === "rejected");
    expect(lost.map((one) => one.reason.code)).toEqual(["conflict"]);
    const won = both[0].status === "fulfilled" ? "paid" : "failed";
    expect(await statusOf(siteId, id)).toBe(won);
  }
});

test("a payment is never moved through another site's id", async () => {
  const [mine, other] = [await newSite(), await newSite()];
  const { id } = await newOrder(mine.siteId, { payment: "unpaid" });
  await expect(go(other.siteId, id, "unpaid", "paid")).rejects.toMatchObject({ code: "conflict" });
  expect(await statusOf(mine.siteId, id)).toBe("unpaid");
});
