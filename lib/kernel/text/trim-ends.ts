/** Drops the characters of `set` from a text's end, in one pass: a pattern with `$` tries each place. */
export function trimTail(text: string, set: string): string {
  let end = text.length;
  while (end > 0 && set.includes(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
}

/** Drops the characters of `set` from a text's beginning. */
export function trimHead(text: string, set: string): string {
  let start = 0;
  while (start < text.length && set.includes(text[start] as string)) start += 1;
  return text.slice(start);
}
