import fc from "fast-check";
import { expect, test } from "vitest";
import { indentJson } from "./indent-json";
import { showBody } from "./show-body";

const show = (text: string) => showBody(Buffer.from(text));

test("JSON is indented, and nothing of it is changed", () => {
  const text =
    '{"amount":3.00,"id":12345678901234567890,"a":[],"b":{},"c":[1,{"d":"\\u00e9, {x}"}],"a":1}';
  expect(show(text).text).toBe(
    [
      "{",
      '  "amount": 3.00,',
      '  "id": 12345678901234567890,',
      '  "a": [],',
      '  "b": {},',
      '  "c": [',
      "    1,",
      "    {",
      '      "d": "\\u00e9, {x}"',
      "    }",
      "  ],",
      '  "a": 1',
      "}",
    ].join("\n"),
  );
});

test("whatever JSON there is, indented it still says the same", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      expect(JSON.parse(indentJson(text) ?? "")).toEqual(JSON.parse(text));
      expect(indentJson(indentJson(text) ?? "")).toBe(indentJson(text));
    }),
  );
});

test.each(["", "{", "hello", "{'a':1}", "data=%7B%7D"])(
  "%j is no JSON and is shown as it is",
  (text) => {
    expect(show(text)).toEqual({ text, isBinary: false, shortened: false });
  },
);

test("bytes that are not UTF-8 are shown as bytes", () => {
  const body = Buffer.from([0x7b, 0xff, 0x00, 0x0a, 0x7d]);
  expect(showBody(body)).toEqual({ text: "{\\xff\\x00\n}", isBinary: true, shortened: false });
});

test("what is invisible or turns text round is shown, not obeyed", () => {
  expect(show("a\0b\u202ec\ud83d\ude00\u2028\u200b").text).toBe(
    "a\\u0000b\\u202ec😀\\u2028\\u200b",
  );
  expect(show('{"a":"\\u202e"}').text).toContain("\\u202e");
});

test("a long body is shortened, never through the middle of a character", () => {
  const { text, shortened } = show("😀".repeat(60_000));
  expect(shortened).toBe(true);
  expect(text.length).toBeLessThanOrEqual(64 * 1024);
  expect(text.isWellFormed()).toBe(true);
  expect(showBody(Buffer.alloc(1024 * 1024, 0xff))).toMatchObject({
    isBinary: true,
    shortened: true,
  });
});

test("a body nested a hundred thousand levels deep does not blow up", () => {
  const { text, shortened } = show("[".repeat(100_000) + "]".repeat(100_000));
  expect(shortened).toBe(true);
  expect(text.length).toBeLessThanOrEqual(64 * 1024);
});
