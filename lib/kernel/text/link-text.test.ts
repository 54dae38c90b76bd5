import { describe, expect, test } from "vitest";
import { holdsLink, withoutLinks } from "./link-text";

describe("what a mail program would make a link of", () => {
  test.each([
    ["https://evil.example", "https evil·example"],
    ["Win at HTTP://evil", "Win at HTTP evil"],
    ["www.evil.example", "www·evil·example"],
    ["see evil.example/now", "see evil·example/now"],
    ["t.co", "t·co"],
    ["write to a@evil.example", "write to a@evil·example"],
    ["xn--80ak6aa92e.xn--p1ai", "xn--80ak6aa92e·xn--p1ai"],
    ["пример.рф", "пример·рф"],
    ["evil。example", "evil·example"],
    ["evil．example", "evil·example"],
    ["10.0.0.1", "10·0·0·1"],
    ["a_b.example", "a_b·example"],
  ])("%s is found, and is none any more afterwards", (text, after) => {
    expect(holdsLink(text)).toBe(true);
    expect(withoutLinks(text)).toBe(after);
    expect(holdsLink(after)).toBe(false);
  });

  test.each([
    "J. R. R. Tolkien",
    "J.R.R. Tolkien",
    "Dr. Who",
    "St. Pauli e. V.",
    "Wait... what?",
    "5.50 EUR",
    "Version 1.2",
    "Sam & Co.",
    "Zoë 🌙",
    "3.",
    "a/b: c",
  ])("%s is no link and stays as it is", (text) => {
    expect(holdsLink(text)).toBe(false);
    expect(withoutLinks(text)).toBe(text);
  });
});

test.each(["a.", "a.1", ".", "1.1.", "a-", "://", "a.a-", "．"])(
  "%j over and over takes a time that grows as the text does",
  (piece) => {
    const ms = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const start = performance.now();
      for (let round = 0; round < 20; round++) withoutLinks(text);
      return performance.now() - start;
    };
    ms(20_000);
    const [half, whole] = [Math.min(ms(20_000), ms(20_000)), Math.min(ms(40_000), ms(40_000))];
    expect(whole / half).toBeLessThan(8);
  },
);
