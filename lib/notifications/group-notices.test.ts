import { expect, test } from "vitest";
import { groupNotices } from "./group-notices";
import type { NoticeLine } from "./list-notices";

const line = (id: string, fields: Partial<NoticeLine> = {}): NoticeLine => ({
  id,
  siteId: "mine",
  kind: "new_order",
  siteName: "Mine",
  siteSlug: "mine",
  siteTimeZone: "UTC",
  title: `New tip ${id}`,
  body: null,
  href: "/orders/x",
  isRead: false,
  createdAt: new Date(0),
  ...fields,
});
const idsOf = (notices: NoticeLine[]) => groupNotices(notices).map(({ ids }) => ids.join());

test("three unread new orders in a row are one line, two are not", () => {
  expect(idsOf([line("a"), line("b"), line("c")])).toEqual(["a,b,c"]);
  expect(idsOf([line("a"), line("b")])).toEqual(["a", "b"]);
});

test("what is read, of another site or of another kind stands for itself", () => {
  const notices = [
    line("a"),
    line("b", { isRead: true }),
    line("c", { siteSlug: "other" }),
    line("d", { kind: "needs_review" }),
    line("e"),
    line("f"),
    line("g"),
  ];
  expect(idsOf(notices)).toEqual(["a", "b", "c", "d", "e,f,g"]);
});
