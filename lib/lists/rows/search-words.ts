import { storableText } from "@/lib/kernel";
import type { Parameters } from "./parameters";
import { foldText } from "./search-text";

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (char) => `\\${char}`);

/**
 * The part of a long word that the index looks up: all of it would cost more and narrow nothing. Of
 * an address that is the end of its own part, where names differ most; everybody is at gmail.com.
 */
function lookedUp(word: string): string {
  const points = Array.from(word);
  const at = points.indexOf("@");
  return at >= 4 ? points.slice(Math.max(0, at - 8), at).join("") : points.slice(0, 12).join("");
}

/**
 * Whether the index of three-character runs can find a word inside others: a run of letters and digits
 * counts two more where the word itself says what stands before it, one more where it says what follows.
 */
function hasRuns(word: string): boolean {
  for (const { 0: run, index } of word.matchAll(/[\p{L}\p{N}]+/gu)) {
    const before = index > 0 ? 2 : 0;
    const after = index + run.length < word.length ? 1 : 0;
    if (Array.from(run).length + before + after >= 3) return true;
  }
  return false;
}

/** The characters of a word that the other index keeps one by one. */
const signsOf = (word: string) => Array.from(new Set(word.replaceAll(/[a-z0-9\s]+/g, "")));

/**
 * A short word: in Latin letters it is looked for at the beginnings of words, because an index knows
 * those; in scripts without blanks anywhere, by its characters, and so are signs where that is asked for.
 */
function shortWordConditions(word: string, params: Parameters, text: SearchedText): string[] {
  const { column, beginsWithBlank } = text;
  const signs = signsOf(word);
  const known =
    signs.length > 0 ? [`search_characters(${column}) @> ${params.add(signs)}::text[]`] : [];
  // Where an index has found the rows by the signs, the rest is checked on those alone.
  const checked = signs.length > 0 ? `${column} || ''` : column;
  const isLatin = /^[\x21-\x7e]+$/.test(word);
  const isSigns = isLatin && !/[a-z0-9]/.test(word);
  const pattern = escapeLike(word);
  if (!isLatin || (isSigns && text.signsInside))
    return [...known, `${checked} like ${params.add(`%${pattern}%`)}`];
  const inside = `${checked} like ${params.add(`% ${pattern}%`)}`;
  if (beginsWithBlank) return [...known, inside];
  return [...known, `(${inside} or ${checked} like ${params.add(`${pattern}%`)})`];
}

function wordConditions(word: string, params: Parameters, text: SearchedText): string[] {
  const { column } = text;
  const contains = (text: string) => params.add(`%${escapeLike(text)}%`);
  if (!hasRuns(word)) return shortWordConditions(word, params, text);
  const part = lookedUp(word);
  if (part === word || !hasRuns(part)) return [`${column} like ${contains(word)}`];
  return [
    `${column} like ${contains(part)}`,
    // Not the bare column, so that this is checked on what the index found.
    `${column} || '' like ${contains(word)}`,
  ];
}

/** A text that has an index of three-character runs and one of `search_characters`. */
export interface SearchedText {
  column: string;
  /** Whether its first word has a blank before it, as every other one has. */
  beginsWithBlank: boolean;
  /** Whether a word that is nothing but signs is found inside others too. */
  signsInside?: boolean;
}

const mostWords = 8;

/** The conditions of these words, folded as the text is: each has to occur somewhere in it. */
export const searchedWords = (words: readonly string[], params: Parameters, text: SearchedText) =>
  words.slice(0, mostWords).flatMap((word) => wordConditions(word, params, text));

/** Every word has to occur somewhere in the column; case and accents do not matter. */
export function searchConditions(q: string, params: Parameters, column: string) {
  const words = foldText(storableText(q)).split(/\s+/).filter(Boolean);
  return searchedWords(words, params, { column, beginsWithBlank: true });
}
