import { expect, test } from "vitest";
import { orderList } from "@/lib/orders/schemas";
import { countChosen } from "./filter-look";

test("the badge of a filter counts what is chosen, and what has controls of its own as one", () => {
  const state = orderList.readQuery(
    "status=accepted&status=completed&min=5&max=7&from=2026-01-01&to=2026-01-31&test=only",
  );
  const count = (name: keyof typeof orderList.filters, options?: []) =>
    countChosen(orderList, { name, options }, state);
  expect(count("status", [])).toBe(2);
  expect([count("amount"), count("days"), count("test")]).toEqual([1, 1, 1]);
  expect(count("kind", [])).toBe(0);
  expect(countChosen(orderList, { name: "test" }, orderList.plain)).toBe(0);
});
