const longest = 20_000;

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** A delivery's body for people: JSON indented, anything else as it is, cut to a readable length. */
export function readableBody(body: Uint8Array): { text: string; shortened: boolean } {
  const text = indented(new TextDecoder().decode(body));
  if (text.length <= longest) return { text, shortened: false };
  return { text: text.slice(0, longest).toWellFormed(), shortened: true };
}
