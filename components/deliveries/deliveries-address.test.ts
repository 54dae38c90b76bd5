import { expect, test } from "vitest";
import { deliveriesHref, readDeliveriesState } from "./deliveries-address";

test("what an address says is read back from it", () => {
  const state = {
    site: ["my-site", "other"],
    platform: ["kofi"],
    state: ["quarantined" as const],
    after: "1.dlv_x",
    before: null,
  };
  const params = new URL(deliveriesHref(state), "http://x").searchParams;
  const record = Object.fromEntries([...params.keys()].map((key) => [key, params.getAll(key)]));
  expect(readDeliveriesState(record)).toEqual(state);
  expect(deliveriesHref()).toBe("/deliveries");
});

test("nonsense in an address is left out", () => {
  const state = readDeliveriesState({
    state: ["gone", "pending", "constructor"],
    platform: "x".repeat(41),
    site: ["", "y".repeat(101), "ok"],
    after: "",
  });
  expect(state).toEqual({
    state: ["pending"],
    platform: [],
    site: ["ok"],
    after: null,
    before: null,
  });
});
