import { storableText } from "@/lib/kernel";
import { type Facet, facets } from "./facets";
import type { OrderFilter } from "./schemas";
import { foldText } from "./search-text";

/** Collects a statement's values and hands out their placeholders. */
export class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

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

function wordConditions(word: string, params: Parameters, column: string): string[] {
  const contains = (text: string) => params.add(`%${escapeLike(text)}%`);
  // The index knows runs of three characters, a word's beginning counting as two blanks: one or
  // two letters are looked for at the beginnings of words. Scripts without blanks are searched through.
  if (/^[\x21-\x7e]{1,2}$/.test(word)) return [`${column} like ${contains(` ${word}`)}`];
  const part = lookedUp(word);
  if (part === word) return [`${column} like ${contains(word)}`];
  return [
    `${column} like ${contains(part)}`,
    // Not the bare column, so that this is checked on what the index found.
    `${column} || '' like ${contains(word)}`,
  ];
}

/** Every word has to occur somewhere in the column; case and accents do not matter. */
export function searchConditions(q: string, params: Parameters, column = "o.search_text") {
  const words = foldText(storableText(q)).split(/\s+/).filter(Boolean).slice(0, 8);
  return words.flatMap((word) => wordConditions(word, params, column));
}

/** The conditions of a filter on `orders o`, apart from sites and from the facet that the caller walks. */
export function filterConditions(filter: OrderFilter, params: Parameters, walked?: Facet) {
  const among = facets
    .filter((facet) => facet !== walked && filter[facet.filter].length > 0)
    .map(({ column, type, filter: name }) => {
      return `o.${column} = any(${params.add(filter[name])}::${type}[])`;
    });
  return [
    ...among,
    ...(filter.placedAfter ? [`o.placed_at >= ${params.add(filter.placedAfter)}`] : []),
    ...(filter.placedBefore ? [`o.placed_at < ${params.add(filter.placedBefore)}`] : []),
    ...(filter.amountMin !== null ? [`o.amount >= ${params.add(filter.amountMin)}::bigint`] : []),
    ...(filter.amountMax !== null ? [`o.amount <= ${params.add(filter.amountMax)}::bigint`] : []),
    ...(filter.isTest !== null ? [filter.isTest ? "o.is_test" : "not o.is_test"] : []),
    ...(filter.ids ? [`o.id = any(${params.add(filter.ids)}::uuid[])`] : []),
    ...(filter.madeAfter ? [`o.id > ${params.add(filter.madeAfter)}::uuid`] : []),
    ...searchConditions(filter.q, params),
  ];
}
