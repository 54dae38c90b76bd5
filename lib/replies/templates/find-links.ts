const longestLabel = 300;
const longestAddress = 1000;

/** The address as a browser reads it, if it is one of the web. */
export function webAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    return url.protocol === "https:" && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** How far characters reach that `stops` does not name, at most `most` of them. */
function reach(text: string, from: number, stops: RegExp, most: number): number {
  const end = Math.min(text.length, from + most);
  let at = from;
  while (at < end && !stops.test(text[at] as string)) at += 1;
  return at;
}

/** Where the round bracket stands that follows `[words]`, which begin at `start`. */
function afterLabel(text: string, start: number): number | undefined {
  if (text[start] !== "[") return undefined;
  const end = reach(text, start + 1, /[\]\n]/, longestLabel);
  return end > start + 1 && text.startsWith("](", end) ? end + 2 : undefined;
}

/** A piece of a text that is written as a link. */
export interface FoundLink {
  end: number;
  label: string;
  address: string;
}

/** The link `[words](https://…)` that begins at a place. Looks at no more than a link can have. */
export function linkAt(text: string, start: number): FoundLink | undefined {
  const from = afterLabel(text, start);
  if (from === undefined || !text.startsWith("https://", from)) return undefined;
  const end = reach(text, from, /[\s()<>"{}\\]/, "https://".length + longestAddress);
  if (text[end] !== ")" || end === from + "https://".length) return undefined;
  return {
    end: end + 1,
    label: text.slice(start + 1, from - 2),
    address: text.slice(from, end),
  };
}

/** The bare address that begins at a place, without the full stop of its sentence. */
export function bareAddressAt(text: string, start: number): string | undefined {
  if (!text.startsWith("https://", start)) return undefined;
  const from = start + "https://".length;
  let end = reach(text, from, /[\s<>"'*\\[\]{}()]/, longestAddress);
  while (end > from && ".,;:!?".includes(text[end - 1] as string)) end -= 1;
  return end > from ? text.slice(start, end) : undefined;
}

/** Finds where the next of `stops` stands. Asked for places from left to right, it reads a text once. */
function nextFrom(text: string, stops: RegExp): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) next = reach(text, from, stops, text.length);
    return next;
  };
}

// More than these nobody reads at once.
const mostProblems = 20;

/** What a text has that looks like a link and is none, a sentence each, the first twenty. */
export function checkLinks(text: string): string[] {
  const problems = new Set<string>();
  const closing = nextFrom(text, /[)\n]/);
  for (let at = text.indexOf("["); at !== -1 && problems.size < mostProblems; ) {
    const from = afterLabel(text, at);
    const end = from === undefined ? text.length : closing(from);
    const isWhole = from !== undefined && text[end] === ")" && end - from <= longestAddress;
    if (isWhole) {
      const link = linkAt(text, at);
      if (!link || !webAddress(link.address)) {
        problems.add(
          `“${text.slice(from, Math.min(end, from + 60))}” cannot be a link. It starts with https:// and has no blanks or placeholders.`,
        );
      }
    }
    at = text.indexOf("[", isWhole ? end + 1 : at + 1);
  }
  return [...problems];
}
