import { randomInt } from "node:crypto";

/** No letter or digit of it looks like another one of it. */
export const codeAlphabet = "3479ACDEFGHJKMNPRTVWXY";
const length = 8;
// Each has no divisor in common with 22, so that any one wrong character changes the sum.
const weights = [1, 3, 5, 7, 9, 13, 15];
const digits = /[3479]/g;
const fewest = 2;

// What people read or type instead, among it letters of other keyboards that look the same.
const meant: Record<string, string> = {
  ...{ "0": "D", O: "D", Q: "D", "6": "G", U: "V", "1": "J", I: "J", L: "J", "8": "3" },
  // Cyrillic, then Greek.
  ...{ А: "A", Е: "E", К: "K", М: "M", Н: "H", О: "D", Р: "P", С: "C", Т: "T", У: "Y", Х: "X" },
  ...{ І: "J", Ј: "J" },
  ...{ Α: "A", Ε: "E", Η: "H", Ι: "J", Κ: "K", Μ: "M", Ν: "N", Ο: "D", Ρ: "P", Τ: "T" },
  ...{ Υ: "Y", Χ: "X" },
};

/** Runs of letters and digits. Scripts that put no blanks between words end a run. */
const runs = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]+/gu;

// A body may be 1 MiB; nobody puts a code that far in.
const longestText = 20_000;
const mostCodes = 50;

function fold(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase();
  return Array.from(plain, (char) => meant[char] ?? char).join("");
}

const checkOf = (key: string) =>
  codeAlphabet[
    weights.reduce((sum, weight, at) => sum + weight * codeAlphabet.indexOf(key[at] as string), 0) %
      codeAlphabet.length
  ];

/**
 * Whether these eight folded characters can be a code: two digits at least keep ordinary words out,
 * two letters keep numbers out, and the last character vouches for the others.
 */
function isCodeKey(key: string): boolean {
  if (key.length !== length) return false;
  for (const char of key) if (!codeAlphabet.includes(char)) return false;
  const count = key.match(digits)?.length ?? 0;
  return count >= fewest && length - count >= fewest && key[length - 1] === checkOf(key);
}

/** A new code as it is compared. Unique only once the database says so. */
export function newCodeKey(): string {
  for (;;) {
    const start = Array.from({ length: length - 1 }, () => codeAlphabet[randomInt(22)]).join("");
    const key = start + checkOf(start);
    if (isCodeKey(key)) return key;
  }
}

/** As a code is shown: `K7M3-P9RT`. */
export const showCode = (key: string) => `${key.slice(0, 4)}-${key.slice(4)}`;

/** What is meant by a code that somebody typed; null when it cannot be one. */
export function normaliseCode(typed: string): string | null {
  const key = (fold(typed.slice(0, 200)).match(runs) ?? []).join("");
  return isCodeKey(key) ? key : null;
}

/**
 * The codes that a text holds, as they are compared. A code may be broken up by anything that is
 * neither letter nor digit; the inside of a longer word is none.
 */
export function findCodes(text: string): string[] {
  const tokens = fold(text.slice(0, longestText)).match(runs) ?? [];
  const found = new Set<string>();
  for (let from = 0; from < tokens.length && found.size < mostCodes; from++) {
    let window = "";
    for (let to = from; to < tokens.length && window.length < length; to++) {
      window += tokens[to];
    }
    if (isCodeKey(window)) found.add(window);
  }
  return [...found];
}
