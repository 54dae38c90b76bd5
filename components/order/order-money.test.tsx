import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { OrderMoney as Told } from "@/lib/payments";
import { OrderMoney } from "./order-money";

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 12));
const card = { brand: "Visa", last4: "4242", exp_month: 4, exp_year: 2030, wallet: null };
const attempt = (fields: Partial<Told["payments"][number]>): Told["payments"][number] => ({
  ...{ siteId: "s", id: `p${fields.attempt}`, orderId: "o", purpose: "charge", method: "card" },
  ...{ state: "succeeded", onSession: false, attempt: 1, amount: 2500n, currency: "USD" },
  ...{ isTest: false, idempotencyKey: "k", intentId: "pi_1", chargeId: null, card },
  ...{ failureCode: null, failureMessage: null, fee: null, net: null, feeCurrency: null },
  ...{ amountRefunded: 0n, askedBy: { kind: "user", id: "u", label: "Kim" }, tries: 0 },
  ...{ createdAt: at(20), paidAt: null, settledAt: at(20) },
  ...fields,
});
const nothing: Told = {
  ...{ card, payments: [], refunds: [], disputes: [], maximum: 0n, lines: [] },
};

function textOf(money: Partial<Told>, dueAt: Date | null = null) {
  const html = renderToStaticMarkup(
    <OrderMoney
      titleId="money"
      money={{ ...nothing, ...money }}
      items={[]}
      dueAt={dueAt}
      zone="UTC"
      now={at(20)}
      refund={null}
    />,
  );
  return html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(" ,", ",");
}

test("the card is named with its last digits and its end, and nothing was charged before it is", () => {
  expect(textOf({})).toContain("Visa •••• ending in 4242, expires 04/2030");
  expect(textOf({})).toContain("The card was checked. Nothing has been charged.");
  expect(textOf({ card: { ...card, wallet: "apple_pay" } })).toContain("Apple Pay, Visa");
});

test("attempts stand one by one, newest first, with who, which card, and why one was refused", () => {
  const text = textOf(
    {
      payments: [
        attempt({
          ...{ attempt: 1, state: "failed", failureCode: "insufficient_funds" },
          failureMessage: "There is not enough money on the card.",
        }),
        attempt({ attempt: 2, onSession: true, fee: 102n, net: 2148n, feeCurrency: "EUR" }),
      ],
    },
    at(23),
  );
  const [second, first] = [text.indexOf("by the customer"), text.indexOf("by Kim")];
  expect(second).toBeGreaterThan(0);
  expect(first).toBeGreaterThan(second);
  expect(text).toContain("Refused");
  expect(text).toContain("There is not enough money on the card.");
  expect(text).toContain("Stripe’s code insufficient_funds");
  expect(text).toContain("Stripe’s fee €1.02 Net €21.48");
  expect(text).toContain("3 days left");
});

test("a refund says how much, who and why; one that failed says that, too", () => {
  const refund: Told["refunds"][number] = {
    ...{ siteId: "s", id: "r", orderId: "o", paymentId: "p", amount: 500n, currency: "USD" },
    ...{ reason: "Damaged", lines: null, state: "failed", idempotencyKey: "k", refundId: null },
    ...{ failureCode: "lost_or_stolen_card", failureMessage: "The card is blocked.", tries: 0 },
    ...{ askedBy: { kind: "user", id: "u", label: "Kim" }, createdAt: at(21), settledAt: null },
  };
  const text = textOf({ payments: [attempt({})], refunds: [refund] });
  expect(text).toContain("$5.00 refunded by Kim");
  expect(text).toContain("Damaged");
  expect(text).toContain("The card is blocked.");
});

test("a dispute is called on while it can be answered, and tells how it ended afterwards", () => {
  const dispute: Told["disputes"][number] = {
    ...{ id: "d", amount: 2500n, currency: "USD", reason: "product_not_received" },
    ...{ status: "needs_response", answerBy: at(30), createdAt: at(22) },
  };
  const open = textOf({ disputes: [dispute] });
  expect(open).toContain("The cardholder disputes this payment");
  expect(open).toContain("It did not arrive.");
  const lost = textOf({ disputes: [{ ...dispute, status: "lost" }] });
  expect(lost).not.toContain("The cardholder disputes this payment");
  expect(lost).toContain("Lost");
});
