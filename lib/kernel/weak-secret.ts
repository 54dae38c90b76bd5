import { createHash } from "node:crypto";

/** What a secret has to be worth at least; 32 random hexadecimal digits are 128. */
const ENOUGH_BITS = 90;
/** A word is one of some two thousand, however long it is. */
const WORD_BITS = 11;

const howTo = "Make one with: openssl rand -base64 32";

let publicTexts: Set<string> | undefined;

/**
 * Texts that look random and are public: what people hash, and the digits that everybody knows. Made
 * when they are first asked for: this file is also part of what some pages load.
 */
function isPublicText(secret: string): boolean {
  publicTexts ??= new Set([
    "31415926535897932384626433832795",
    ...["", "secret", "password", "changeme", "test", "onetill"].flatMap((text) =>
      ["sha256", "sha1", "md5"].flatMap((algorithm) => {
        const digest = createHash(algorithm).update(text).digest();
        return (["hex", "base64", "base64url"] as const).map((encoding) =>
          digest.toString(encoding),
        );
      }),
    ),
  ]);
  return publicTexts.has(secret);
}

function bitsPerCharacter(text: string): number {
  if (/^[0-9]*$/.test(text)) return Math.log2(10);
  if (/^([0-9a-f-]*|[0-9A-F-]*)$/.test(text)) return 4;
  const classes: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
  ];
  return Math.log2(classes.reduce((sum, [has, size]) => sum + (has.test(text) ? size : 0), 1));
}

/** Lower-case or upper-case words and hardly a digit; hexadecimal digits spell none. */
function isProse(text: string): boolean {
  const oneCase = text === text.toLowerCase() || text === text.toUpperCase();
  return oneCase && text.replace(/[^0-9]/g, "").length <= 2;
}

/**
 * What a run of letters is worth. In prose it is a word; else five or more count half, because letters
 * drawn at random stand together too.
 */
function worthOf(run: string, each: number, prose: boolean): number {
  if (prose) return Math.min(WORD_BITS, run.length * each);
  return run.length >= 5 && each > 4 ? (run.length * each) / 2 : run.length * each;
}

/** How far what begins at `at` repeats something that begins earlier. */
function repeatedFrom(text: string, at: number): number {
  let longest = 0;
  for (let start = 0; start < at; start++) {
    let length = 0;
    while (at + length < text.length && text[start + length] === text[at + length]) length++;
    longest = Math.max(longest, length);
  }
  return longest;
}

/** How many characters from `at` count up or down, or stay the same: abcd, 4321, aaaa. */
function countedFrom(text: string, at: number): number {
  const step = text.charCodeAt(at + 1) - text.charCodeAt(at);
  if (!(Math.abs(step) <= 1)) return 1;
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) - text.charCodeAt(end - 1) === step) end++;
  return end - at;
}

/**
 * Roughly how many bits somebody has to guess: letters and digits count as drawn at random, but four
 * or more characters that came before count nothing, those that count up or down count as one, words
 * count little, and punctuation counts nothing.
 */
export function estimateBits(text: string): number {
  const each = bitsPerCharacter(text);
  const prose = isProse(text);
  let bits = 0;
  for (let at = 0; at < text.length; ) {
    const repeated = repeatedFrom(text, at);
    const counted = countedFrom(text, at);
    const [run = ""] = /^([A-Z]?[a-z]+|[A-Z]+)/.exec(text.slice(at)) ?? [];
    if (repeated >= 4) {
      at += repeated;
    } else if (counted >= 4) {
      bits += each;
      at += counted;
    } else if (run) {
      bits += worthOf(run, each, prose);
      at += run.length;
    } else {
      if (/[0-9]/.test(text.charAt(at))) bits += each;
      at += 1;
    }
  }
  return bits;
}

/**
 * Why a secret cannot be used, as the end of a sentence that begins with its name; undefined for one
 * that can. A program that guesses offline needs one sealed value alone, so no limit slows it down.
 */
export function weaknessOf(secret: string): string | undefined {
  if (/^\$\(|^`/.test(secret)) {
    return `is the command that makes a secret, and not what it printed. ${howTo}`;
  }
  if (secret.length < 32) return `must have at least 32 characters. ${howTo}`;
  if (isPublicText(secret) || isPublicText(secret.toLowerCase())) {
    return `is a value that everybody can look up. ${howTo}`;
  }
  if (estimateBits(secret.slice(0, 256)) < ENOUGH_BITS) {
    return `is too easy to guess: words, repetitions and sequences count little. ${howTo}`;
  }
  return undefined;
}
