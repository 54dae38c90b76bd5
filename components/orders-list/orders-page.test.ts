import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { type OrderLine, type OrderListState, orderList } from "@/lib/orders/browser";
import type { OrderListData } from "./list-data";
import { OrderListActionsProvider } from "./order-list-actions";
import { OrdersList } from "./orders-list";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push() {}, replace() {}, refresh() {} }),
  usePathname: () => "/orders",
}));

const line: OrderLine = {
  ...{ id: "ord_1", reference: "7F3K9QWD", siteName: "Shop", status: "accepted" },
  ...{ paymentStatus: "paid", kind: "shop", platform: "kofi", platformName: "Ko-fi" },
  ...{ transactionId: null, amount: 1250, amountRefunded: 0, currency: "EUR" },
  ...{ customerName: "Robin", customerEmail: "robin@example.com", item: "Print", message: null },
  ...{ isTest: false, needsReview: null, placedAt: "2026-01-01T12:00:00.000Z" },
  mail: { state: "none", why: null, id: null },
} as OrderLine;

const dataOf = (state: OrderListState, lines: OrderLine[]): OrderListData => ({
  ...{ state, lines, nextCursor: "abc", previousCursor: null },
  count: { count: lines.length, capped: false },
  ...{ ignored: null, columns: orderList.usualColumns(2), rememberedColumns: null },
  ...{ density: "comfortable", zone: "UTC", zoneSite: null, year: "2026" },
  sites: ["shop", "other"].map((slug) => ({
    ...{ id: `site_${slug}`, slug, name: `The ${slug}`, timeZone: "UTC", currency: "EUR" },
    mayShare: true,
  })),
  ...{
    platforms: [{ slug: "kofi", name: "Ko-fi" }],
    views: [],
    mayWrite: true,
    mayRefund: true,
    mayMail: true,
  },
  mark: "ord_0",
});

const draw = (query: string, lines: OrderLine[]) => {
  const list = createElement(OrdersList, { data: dataOf(orderList.readQuery(query), lines) });
  const actions = {};
  return renderToString(createElement(OrderListActionsProvider, { actions } as never, list));
};

test("a page of the list comes from the server as a whole: heads, rows, cards, filters in use, the way on", () => {
  const html = draw("status=accepted&site=shop&min=5&currency=EUR&sort=amount", [line]);
  for (const { label } of Object.values(orderList.columns).filter((one) => !("extra" in one))) {
    expect(html).toContain(label);
  }
  expect(html).toContain('aria-sort="ascending"');
  expect(html.match(/\/orders\/ord_1/g)?.length).toBeGreaterThanOrEqual(2);
  expect(html).toContain("Remove the filter Status");
  expect(html).toContain("The shop");
  expect(html).toMatch(/href="\/orders\?[^"]*after=abc"/);
  expect(html).toContain("Search orders");
});

test("a list without a row says why: nothing fits, the page is gone, or nothing has come in", () => {
  expect(draw("status=accepted", [])).toContain("No orders match");
  expect(draw("after=abc", [])).toContain("No orders on this page");
  expect(draw("", [])).toContain("No orders yet");
});
