import { expect, test } from "vitest";
import { bodyBoundsOf } from "./body-bounds";

test("a picture of an item may have its 15 MB and a form around it; one of 60 MB is told which field is too large", () => {
  const { most, tooMuch } = bodyBoundsOf("/api/sites/demo/items/item_1/pictures");
  expect(most).toBeGreaterThan(15 * 1024 * 1024);
  expect(most).toBeLessThan(16 * 1024 * 1024);
  expect(tooMuch).toBe("picture is larger than 15 MB. Make it smaller first.");
});

test("what is beside it stays narrow", () => {
  expect(bodyBoundsOf("/api/sites/demo/items/item_1").most).toBe(16 * 1024);
  expect(bodyBoundsOf("/s/demo/print").most).toBe(1024 * 1024);
});
