import { indentJson } from "./indent-json";

// What a page can still hold; the file has all of it.
const longest = 64 * 1024;

export interface ShownBody {
  text: string;
  /** Not valid UTF-8: every byte that is not plain ASCII is written as \xNN. */
  isBinary: boolean;
  shortened: boolean;
}

// Controls, invisible marks, and those that turn the direction of text round: shown, not obeyed.
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

const spelled = (character: string) => {
  if (character === "\n" || character === "\t") return character;
  const code = character.codePointAt(0) as number;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, "0")}` : `\\u{${code.toString(16)}}`;
};

const asBytes = (body: Uint8Array) =>
  Array.from(body, (byte) =>
    (byte >= 0x20 && byte < 0x7f) || byte === 0x0a
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).padStart(2, "0")}`,
  ).join("");

/** A body as text that a page can show safely: JSON is indented, nothing else is changed. */
export function showBody(body: Uint8Array): ShownBody {
  const part = body.subarray(0, longest);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return { text: asBytes(part), isBinary: true, shortened: part.length < body.length };
  }
  const whole = indentJson(text) ?? text;
  const shown = whole.slice(0, longest).toWellFormed();
  return {
    text: shown.replace(invisible, spelled),
    isBinary: false,
    shortened: whole.length > longest,
  };
}
