/** One or two upper-case characters for an avatar: "Ada Lovelace" → "AL"; "?" when there is no letter. */
export function initialsOf(name: string): string {
  const words = name
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 10);
  const first = words.at(0);
  if (!first) return "?";
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last ?? ""]
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase("en");
}
