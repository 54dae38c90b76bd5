import { expect, test } from "vitest";
import { callerAddress } from "./caller-address";

test("a caller is known by what the web process wrote down, not by forwarding headers", () => {
  const headers = new Headers({
    "x-forwarded-for": "203.0.113.7",
    "x-onetill-caller": "192.0.2.1",
  });
  expect(callerAddress(headers)).toBe("192.0.2.1");
});

test("callers without an address are counted together", () => {
  expect(callerAddress(new Headers({ "x-forwarded-for": "203.0.113.7" }))).toBe("unknown");
});
