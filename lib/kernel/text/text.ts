/** Makes untrusted text storable: NUL and lone surrogates become U+FFFD (PostgreSQL refuses both). */
export const storableText = (text: string) => text.toWellFormed().replaceAll("\0", "\uFFFD");

/** The same through a whole JSON value, keys included. */
export function storableJson(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storableText(key), storableJson(inner)]),
  );
}

/** Cuts to `length` code points, never through the middle of one. */
export function truncateText(text: string, length: number): string {
  if (text.length <= length) return text;
  const points = Array.from(text);
  return points.length <= length ? text : `${points.slice(0, length - 1).join("")}…`;
}

// Blanks that Unicode counts as letters or signs: the Hangul fillers and the empty Braille cell.
const blanks = /[\s\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{M}\u115F\u1160\u2800\u3164\uFFA0]+/gu;

/** Whether anything of a text can be seen: signs of no width and blanks alone cannot. */
export const isVisible = (text: string): boolean => text.replace(blanks, "") !== "";

/**
 * The text without the signs that turn the direction of what follows it: a name with one of them
 * would turn round the line that it stands in. Letters written from right to left need none.
 */
export const withoutTurns = (text: string): string =>
  text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "");
