import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { payScript } from "./order-page/pay-script";
import { cardScript } from "./store-pages/card-script";

// The pages of an item, before its card, have none at all: store.e2e.ts looks.
test.each([
  ["an item's card", cardScript],
  ["an order", payScript],
])("the whole script of the page of %s is 25 kB at most, gzipped", (_, script) => {
  expect(script.length).toBeGreaterThan(500);
  expect(gzipSync(script).length).toBeLessThanOrEqual(25_000);
});
