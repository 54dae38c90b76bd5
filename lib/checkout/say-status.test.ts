import { expect, test } from "vitest";
import { orderStatuses, paymentStatuses } from "@/lib/orders/schemas";
import { sayStatus } from "./say-status";

const about = { kind: "shop", amountRefunded: 250n, currency: "EUR" } as const;

test("every status and every payment has words of its own", () => {
  const titles = orderStatuses.map(
    (status) => sayStatus({ ...about, status, paymentStatus: "paid" }, "Robin draws").title,
  );
  expect(new Set(titles).size).toBe(orderStatuses.length);
  const payments = paymentStatuses.map(
    (paymentStatus) =>
      sayStatus({ ...about, status: "accepted", paymentStatus }, "Robin draws").payment,
  );
  expect(new Set(payments).size).toBe(paymentStatuses.length);
});

test("a tip that is through is thanked for, and a print is done", () => {
  const done = { ...about, status: "completed", paymentStatus: "paid" } as const;
  expect(sayStatus({ ...done, kind: "donation" }, "Robin draws")).toMatchObject({
    title: "Thank you",
    text: "Robin draws has received your support.",
  });
  expect(sayStatus(done, "Robin draws").title).toBe("Completed");
});

test("a part that went back is named", () => {
  const { payment } = sayStatus(
    { ...about, status: "accepted", paymentStatus: "partially_refunded" },
    "Robin draws",
  );
  expect(payment).toBe("Paid, and partly refunded: €2.50");
});
