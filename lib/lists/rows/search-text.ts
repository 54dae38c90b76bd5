// A body may be 1 MiB; nobody looks for words that far in, and the index should stay small.
const longest = 16_000;

/** Folds case and accents away, so that `jose` finds `José`. */
export const foldText = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** What the search box looks through, in one text: every word has a blank before it. */
export function searchTextOf(parts: (string | null | undefined)[]): string {
  const words = foldText(parts.filter(Boolean).join(" ")).split(/\s+/).filter(Boolean);
  return words
    .map((word) => ` ${word}`)
    .join("")
    .slice(0, longest)
    .toWellFormed();
}
