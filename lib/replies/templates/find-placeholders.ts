/** One placeholder of a text: where it stands, its name, and the words after its bar. */
export interface FoundPlaceholder {
  start: number;
  end: number;
  name: string;
  fallback: string | undefined;
}

/** Where the next brace is, or the text's end. */
function nextBrace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "{" && text[at] !== "}") at += 1;
  return at;
}

/**
 * The placeholder that begins at a place: `{{name}}` or `{{name|words}}`, blanks around the name, and
 * each part on one line. Looks no further than the next brace, so that a whole text is read in one pass.
 */
export function placeholderAt(text: string, start: number): FoundPlaceholder | undefined {
  if (!text.startsWith("{{", start)) return undefined;
  const close = nextBrace(text, start + 2);
  if (!text.startsWith("}}", close)) return undefined;
  const inner = text.slice(start + 2, close);
  const bar = inner.indexOf("|");
  const name = (bar === -1 ? inner : inner.slice(0, bar)).trim();
  const fallback = bar === -1 ? undefined : inner.slice(bar + 1);
  if (name.includes("\n") || fallback?.includes("\n")) return undefined;
  return { start, end: close + 2, name, fallback };
}

/** The placeholders of a text, from left to right. */
export function* findPlaceholders(text: string): Generator<FoundPlaceholder> {
  for (let at = text.indexOf("{{"); at !== -1; ) {
    const found = placeholderAt(text, at);
    if (found) yield found;
    at = text.indexOf("{{", found ? found.end : at + 1);
  }
}
