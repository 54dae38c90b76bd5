import { expect, test } from "vitest";
import { listAmong } from "./find-list";

const origin = "https://till.example";
const visited = (...paths: (string | null)[]) =>
  paths.map((path, index) => ({ index, url: path === null ? null : `${origin}${path}` }));

const find = (paths: (string | null)[], current: number, referrer = "") =>
  listAmong({ entries: visited(...paths), current, referrer }, origin);

test("the list right before this page is gone back to", () => {
  expect(find(["/", "/orders?status=accepted&sort=-amount", "/orders/ord_1"], 2)).toEqual({
    href: "/orders?status=accepted&sort=-amount",
    isPrevious: true,
  });
});

test("a list further back is opened anew, with its state", () => {
  expect(find(["/orders?q=robin", "/orders/ord_1", "/orders/ord_2"], 2)).toEqual({
    href: "/orders?q=robin",
    isPrevious: false,
  });
});

test("places that come after this one do not count", () => {
  expect(find(["/orders/ord_1", "/orders?q=x"], 0)).toEqual({ href: "/orders", isPrevious: false });
});

test("without a history the referrer helps, but not one of another site", () => {
  expect(find([], 0, `${origin}/orders?q=x`).href).toBe("/orders?q=x");
  expect(find([], 0, "https://elsewhere.example/orders?q=x").href).toBe("/orders");
  expect(find([null, "/orders/ord_1"], 1, "").href).toBe("/orders");
});
