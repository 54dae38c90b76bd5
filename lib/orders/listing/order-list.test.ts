import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDecimal } from "./amount-filter";
import { orderList } from "./order-list";

const read = orderList.readQuery;

describe("the address of the list of orders", () => {
  // Saved views and links hold these: they have to stay what they are.
  it.each([
    "site=demo&site=other&status=received&status=completed&payment=refunded",
    "platform=kofi&kind=shop&currency=EUR&currency=JPY&q=caf%C3%A9",
    "date=last_7_days&min=5&max=12.50&test=hide&sort=-amount&size=25",
    "from=2026-01-02&to=2026-01-31&test=only&sort=status&columns=amount,reference",
    "size=200&after=abc",
    "before=abc",
  ])("is written as it was read: %s", (query) => {
    expect(orderList.query(read(query))).toBe(query);
  });

  it("is bare for the plain list", () => {
    expect(orderList.href()).toBe("/orders");
    expect(read("")).toEqual(orderList.plain);
    expect(read("sort=-placed_at&size=50&test=all&date=&status=")).toEqual(orderList.plain);
  });

  it("leaves out what cannot be", () => {
    const state = read(
      "status=lost&status=accepted&currency=XXX&currency=eur&date=ever&from=2026-02-30&min=-1&max=1e3&size=1000&sort=password&site=../etc&columns=secret",
    );
    expect(state).toEqual({ ...orderList.plain, status: ["accepted"], currency: ["EUR"] });
  });

  it("turns a range of prices round that was given the wrong way", () => {
    expect(read("min=20&max=3").amount).toEqual({ min: "3", max: "20" });
  });

  it("reads whatever prices somebody writes into it, and what it writes reads the same", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (min, max) => {
        const state = orderList.read([
          ["min", min],
          ["max", max],
        ]);
        expect(read(orderList.query(state))).toEqual(state);
      }),
    );
  });

  it("keeps the reference among the columns", () => {
    expect(read("columns=amount,status").columns).toEqual(["reference", "amount", "status"]);
  });
});

it("test orders and prices narrow the list too", () => {
  expect(orderList.isNarrowed(read("test=hide"))).toBe(true);
  expect(orderList.isNarrowed(read("min=5"))).toBe(true);
});

it.each([
  ["12.50", "12.50"],
  ["12,5", "12.5"],
  [" 7 ", "7"],
  ["007", "7"],
  ["0", "0"],
  ["0.99", "0.99"],
  [".5", ""],
  ["1.000,00", ""],
  ["-1", ""],
  ["1e3", ""],
  ["", ""],
])("the typed amount %j is read as %j", (typed, decimal) => {
  expect(readDecimal(typed)).toBe(decimal);
});
