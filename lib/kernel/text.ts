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
