import { expect, test } from "vitest";
import { readableBody } from "./readable-body";

test("JSON is indented, anything else stays as it is", () => {
  expect(readableBody(Buffer.from('{"a":[1]}')).text).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(readableBody(Buffer.from("a=1&b=2")).text).toBe("a=1&b=2");
  expect(readableBody(Buffer.from([0xff, 0xfe])).text).toBe("\uFFFD\uFFFD");
});

test("a long body is cut, and never through a character", () => {
  const { text, shortened } = readableBody(Buffer.from(`x${"😀".repeat(20_000)}`));
  expect(shortened).toBe(true);
  expect(text.length).toBe(20_000);
  expect(text.isWellFormed()).toBe(true);
});
