import { expect, test } from "vitest";
import { cleanAddress, readOrderPageQuery } from "./query";

const read = (query: string) => readOrderPageQuery(new URLSearchParams(query));

test("exactly the contract's parameters are read", () => {
  expect(read("orderId=ord_1&token=t&theme=dark&hideBack=true&hideScrollBar=1&x=y")).toEqual({
    ...{ orderId: "ord_1", token: "t" },
    ...{ isDark: true, hideBack: true, hideScrollBar: true },
  });
});

test.each(["", "theme=light&hideBack=yes&hideScrollBar=", "theme=&hideBack=TRUE", "OrderId=ord_1"])(
  "%j asks for nothing",
  (query) => {
    expect(read(query)).toEqual({
      ...{ orderId: undefined, token: undefined },
      ...{ isDark: false, hideBack: false, hideScrollBar: false },
    });
  },
);

test("the clean address keeps the look and neither token nor what is unknown", () => {
  const given = read("token=t&x=y&orderId=ord_1&hideBack=1&theme=dark&hideScrollBar=true");
  const clean = cleanAddress(given);
  expect(clean).toBe("/order?orderId=ord_1&theme=dark&hideBack=true&hideScrollBar=true");
  expect(read(clean.split("?")[1] ?? "")).toEqual({ ...given, token: undefined });
});
