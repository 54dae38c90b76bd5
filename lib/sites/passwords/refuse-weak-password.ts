import { dictionary } from "@zxcvbn-ts/language-common";
import { invalid } from "@/lib/kernel";

// Some 49,000 passwords from published break-ins, most common first. It is read on the server alone.
const common = new Set(dictionary["passwords-common"]);

// Keys in the order of a keyboard, digits and letters in their own.
const rows = [
  ...["1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"],
  ...["qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"],
].flatMap((row) => [row.repeat(20), [...row].reverse().join("").repeat(20)]);

const fold = (text: string) => text.normalize("NFC").toLowerCase();

/** What is left of a password without the digits and signs that people put around a word. */
function core(text: string): string {
  const letters = [...text];
  const isLetter = (letter: string) => /\p{L}/u.test(letter);
  return letters.slice(letters.findIndex(isLetter), letters.findLastIndex(isLetter) + 1).join("");
}

const lettersOf = (text: string) => fold(text).replace(/[^\p{L}\p{M}]+/gu, "");

/** The shortest text that this one repeats, the last time perhaps in part; else the text itself. */
function unitOf(text: string): string {
  for (let length = 1; length < text.length; length++) {
    if (text.startsWith(text.slice(length))) return text.slice(0, length);
  }
  return text;
}

function isCommon(text: string): boolean {
  const unit = unitOf(text);
  if (unit.length <= 4) return true;
  // One or two letters among digits say nothing about the digits.
  return [text, unit, core(unit)].some(
    (part) => part.length > 2 && (common.has(part) || rows.some((row) => row.includes(part))),
  );
}

/** Whether the password is nothing but these words, repeated and put together, with signs around. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const letters = lettersOf(password);
  if (letters === "") return false;
  const longestFirst = words.filter((word) => word.length > 2).sort((a, b) => b.length - a.length);
  let left = letters;
  for (const word of longestFirst) left = left.replaceAll(word, "");
  return left === "";
}

/** Whose password it is to be: what others know of them is what they try first. */
export interface About {
  email: string;
  /** The person's, their sites'. */
  names: readonly string[];
}

/**
 * Throws `invalid_request` naming `password` for one that is tried first by whoever guesses: a common
 * one, one with digits or signs around it, keys in a row, the person's own address or names. Compared
 * in NFC and without regard to case. (NIST SP 800-63B, 5.1.1.2; ASVS 5.0, 6.2.4.)
 */
export function refuseWeakPassword(password: string, { email, names }: About): void {
  if (isCommon(fold(password))) {
    throw invalid("This password is one of the first that others try. Choose another.", "password");
  }
  const own = ["onetill", email, ...email.split("@"), ...names];
  const words = own.flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}]+/u)]).map(lettersOf);
  if (isMadeOf(password, words)) {
    throw invalid(
      "This password is made of your own address or a name of yours. Choose another.",
      "password",
    );
  }
}
