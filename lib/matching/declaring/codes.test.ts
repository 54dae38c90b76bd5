import fc from "fast-check";
import { expect, test } from "vitest";
import { codeAlphabet, findCodes, newCodeKey, normaliseCode, showCode } from "./codes";

const key = fc.constant(null).map(newCodeKey);
const pick = (text: string) => fc.constantFrom(...Array.from(text));

// What somebody may type for a character of a code: it in either case, what looks like it, wide
// letters of an East Asian keyboard, Cyrillic or Greek ones.
const alike: Record<string, string> = {
  "3": "38３",
  "7": "7７",
  A: "AaАаΑＡá",
  C: "CcСс",
  D: "DdOo0QqоО",
  G: "Gg6",
  H: "HhН",
  J: "JjIiLl1І",
  K: "KkКκ",
  M: "MmМм",
  P: "PpРр",
  T: "TtТτ",
  V: "VvUuü",
  X: "XxХχ",
  Y: "YyУ",
};
const typed = (char: string) => pick(alike[char] ?? char + char.toLowerCase());
const gap = fc.constantFrom("", "", "", " ", "-", "–", " - ", "\u200b", ".", "\n", "·", "_");

const noisy = key.chain((code) =>
  fc
    .tuple(...Array.from(code, (char) => fc.tuple(typed(char), gap)))
    .map((parts) => ({ code, text: parts.map(([char, after]) => char + after).join("") })),
);

test("a code is eight characters that look like no other, at least two of them digits", () => {
  fc.assert(
    fc.property(key, (code) => {
      expect(code).toMatch(new RegExp(`^[${codeAlphabet}]{8}$`));
      expect(code.match(/\d/g)?.length).toBeGreaterThanOrEqual(2);
      expect(code.match(/\D/g)?.length).toBeGreaterThanOrEqual(2);
      expect(showCode(code)).toBe(`${code.slice(0, 4)}-${code.slice(4)}`);
    }),
  );
});

test("a code is what it is in any case, with any gaps, and with letters that look like its own", () => {
  fc.assert(
    fc.property(noisy, ({ code, text }) => {
      expect(normaliseCode(text)).toBe(code);
    }),
    { numRuns: 1000 },
  );
});

test("a code is found between other words however it is written", () => {
  const around = fc.constantFrom("", "code: ", "Hi! 😀 ", "コード", "#", "(", "thank you 12 ", "«");
  fc.assert(
    fc.property(noisy, around, around, ({ code, text }, before, after) => {
      expect(findCodes(`${before}${text} ${after}`)).toContain(code);
    }),
    { numRuns: 1000 },
  );
});

test("two codes in a text are both found", () => {
  fc.assert(
    fc.property(noisy, noisy, (one, other) => {
      expect(findCodes(`${one.text}, and ${other.text}`)).toEqual(
        expect.arrayContaining([one.code, other.code]),
      );
    }),
  );
});

test("the inside of a longer word is no code", () => {
  const more = fc.string({ unit: pick("abcdefghijklmnopqrstuvwxyzé0123456789"), minLength: 1 });
  fc.assert(
    fc.property(key, more, fc.boolean(), (code, text, before) => {
      expect(findCodes(before ? text + code : code + text)).not.toContain(code);
    }),
  );
});

const words =
  `thank you so much for the lovely drawings advanced hardened exchange facetted parachute keep
  going cat a I it is my we are on top of the mark garden tax pay year day man van yet next jam hey
  map gave make them happy great art have fun xx team name coffee camera today what who why how kept`.split(
    /\s+/,
  );
const sentence = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(" ", ", ", "! ", " – ", "\n", "-")), {
    maxLength: 60,
  })
  .map((parts) => parts.flat().join(""));

test("ordinary text holds no code", () => {
  fc.assert(
    fc.property(sentence, fc.boolean(), (text, loud) => {
      expect(findCodes(loud ? text.toUpperCase() : text)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("any one wrong character makes it another code or none", () => {
  fc.assert(
    fc.property(key, fc.nat(7), pick(codeAlphabet), (code, at, char) => {
      const wrong = code.slice(0, at) + char + code.slice(at + 1);
      expect(normaliseCode(wrong)).toBe(wrong === code ? code : null);
    }),
    { numRuns: 1000 },
  );
});

test("any text at all is read without trouble, also a very long one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(Array.isArray(findCodes(text))).toBe(true);
    }),
  );
  expect(findCodes("3 ".repeat(600_000))).toEqual([]);
  expect(findCodes("k7 m3 ".repeat(600_000)).length).toBeLessThanOrEqual(50);
});
