import { expect, test } from "vitest";
import { trimHead, trimTail } from "./trim-ends";

test("a text's ends are rid of the characters named, and of no others", () => {
  expect(trimTail("12.500", "0")).toBe("12.5");
  expect(trimTail("000", "0")).toBe("");
  expect(trimTail("a-b", "-")).toBe("a-b");
  expect(trimHead("--a-b", "-")).toBe("a-b");
  expect(trimHead("", "-")).toBe("");
});
