import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { type ConfirmationLine, confirmationList } from "@/lib/matching/browser";
import { ConfirmationListActionsProvider } from "./confirmation-list-actions";
import { ConfirmationsList } from "./confirmations-list";
import type { ConfirmationListData } from "./list-data";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push() {}, replace() {}, refresh() {} }),
  usePathname: () => "/confirmations",
}));

const line: ConfirmationLine = {
  ...{ id: "cfm_1", code: "ABCD-1234", siteName: "Shop", platform: "kofi", platformName: "Ko-fi" },
  ...{ email: "robin@example.com", name: "Robin", amount: 500, currency: "EUR" },
  ...{ status: "pending", needsReview: null, saidPaid: true, order: null, mayWrite: true },
  createdAt: "2026-01-01T12:00:00.000Z",
};

function draw(query: string, lines: ConfirmationLine[]) {
  const data: ConfirmationListData = {
    ...{ state: confirmationList.readQuery(query), lines, nextCursor: "abc", previousCursor: null },
    count: { count: lines.length, capped: false },
    ...{ density: "compact", zone: "UTC", zoneSite: null, year: "2026", views: [], buttons: [] },
    sites: ["shop", "other"].map((slug) => ({
      ...{ id: `site_${slug}`, slug, name: `The ${slug}`, timeZone: "UTC" },
      ...{ mayShare: true, mayMakeButtons: true },
    })),
    ...{ platforms: [{ slug: "kofi", name: "Ko-fi" }], mayWrite: true, mark: "cfm_0" },
  };
  const actions = {};
  const list = createElement(ConfirmationsList, { data });
  return renderToString(createElement(ConfirmationListActionsProvider, { actions } as never, list));
}

test("a page of the list comes from the server as a whole: heads, rows, cards, filters in use, the way on", () => {
  const html = draw("review=needed&sort=email&site=shop", [line]);
  for (const { label } of Object.values(confirmationList.columns)) expect(html).toContain(label);
  expect(html).toContain('aria-sort="ascending"');
  expect(html.match(/\/confirmations\/cfm_1/g)?.length).toBeGreaterThanOrEqual(2);
  expect(html).toContain("Remove the filter Review");
  expect(html).toMatch(/href="\/confirmations\?[^"]*after=abc"/);
  expect(html).toMatch(/href="\/confirmations\/export\?[^"]*sort=email[^"]*zone=UTC"/);
});

test("a list without a row says why, and what to do about it", () => {
  expect(draw("review=needed", [])).toContain("Nothing needs a look");
  expect(draw("status=failed", [])).toContain("No confirmations match");
  expect(draw("before=abc", [])).toContain("No confirmations on this page");
  expect(draw("", [])).toContain("Make a support button");
});
