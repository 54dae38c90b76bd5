import { expect, test } from "vitest";
import { callerAddress } from "./caller-address";

test("the address is the one that the nearest proxy saw, not what the caller says", () => {
  expect(callerAddress("203.0.113.7, 192.0.2.1")).toBe("192.0.2.1");
  expect(callerAddress("192.0.2.1")).toBe("192.0.2.1");
});

test("without one, all callers count together", () => {
  expect(callerAddress(undefined)).toBe("unknown");
  expect(callerAddress("")).toBe("unknown");
});
