import fc from "fast-check";
import { expect, test } from "vitest";
import { storableJson, storableText, truncateText } from "./text";

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});

test("no NUL and no lone surrogate is left, and well-formed text stays as it is", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const stored = storableText(text);
      expect(stored.isWellFormed()).toBe(true);
      expect(stored).not.toContain("\0");
      if (text.isWellFormed() && !text.includes("\0")) expect(stored).toBe(text);
    }),
  );
});

test("a JSON value is cleaned through and through, and `__proto__` stays an ordinary key", () => {
  const value = JSON.parse('{"__proto__":{"a\\u0000":["\\ud800"]},"n":1,"x":null}');
  const cleaned = storableJson(value) as Record<string, unknown>;
  expect(JSON.stringify(cleaned)).toBe('{"__proto__":{"a\uFFFD":["\uFFFD"]},"n":1,"x":null}');
  expect(Object.getPrototypeOf(cleaned)).toBe(Object.prototype);
});

test("a text is cut between code points, never through one", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "é", "😀", "\ud800") }),
      fc.integer({ min: 1, max: 20 }),
      (text, length) => {
        const cut = truncateText(text, length);
        expect(Array.from(cut).length).toBeLessThanOrEqual(Math.max(length, 1));
        if (text.isWellFormed()) expect(cut.isWellFormed()).toBe(true);
      },
    ),
  );
  expect(truncateText("😀😀😀", 2)).toBe("😀…");
});
