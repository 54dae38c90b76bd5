import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { OrderRow } from "@/lib/orders";
import { OrderTotals } from "./order-totals";

/** Terms and amounts, in the order in which they are shown. */
function linesOf(order: Partial<OrderRow>, fee: bigint | null) {
  const shown = { amount: 500n, amountRefunded: 0n, currency: "EUR", ...order } as OrderRow;
  const told = fee === null ? null : { amount: fee, platform: "Buy Me a Coffee" };
  const html = renderToStaticMarkup(<OrderTotals order={shown} fee={told} />);
  return [...html.matchAll(/<dt[^>]*>([^<]*)<\/dt><dd[^>]*>(.*?)<\/dd>/g)].map(
    ([, term, amount]) => [term, (amount ?? "").replace(/<[^>]*>/g, "")],
  );
}

test("a platform that tells no fee leaves the totals as they are", () => {
  expect(linesOf({}, null)).toEqual([["Total", "€5.00"]]);
});

test("what the platform kept is taken off what is left after refunds", () => {
  expect(linesOf({}, 25n)).toEqual([
    ["Total", "€5.00"],
    ["Fee of Buy Me a Coffee", "-€0.25"],
    ["Net", "€4.75"],
  ]);
  expect(linesOf({ amountRefunded: 200n }, 25n)).toEqual([
    ["Total", "€5.00"],
    ["Refunded", "-€2.00"],
    ["Left", "€3.00"],
    ["Fee of Buy Me a Coffee", "-€0.25"],
    ["Net", "€2.75"],
  ]);
});
