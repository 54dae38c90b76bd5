// A string, a piece of structure, or anything between them: numbers and words.
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const widest = 20;

/**
 * JSON with line breaks and indentation. Only the space between its parts changes: numbers keep
 * their digits, texts their escapes, repeated keys stay. Undefined for what is not JSON.
 */
export function indentJson(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const parts = text.match(token) ?? [];
  let depth = 0;
  let out = "";
  const breakLine = () => `\n${"  ".repeat(Math.min(depth, widest))}`;
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if (part === "{" || part === "[") {
      depth += 1;
      out += next === "}" || next === "]" ? part : part + breakLine();
    } else if (part === "}" || part === "]") {
      depth -= 1;
      const isEmpty = parts[index - 1] === "{" || parts[index - 1] === "[";
      out += isEmpty ? part : breakLine() + part;
    } else if (part === ",") {
      out += part + breakLine();
    } else {
      out += part === ":" ? ": " : part;
    }
  }
  return out;
}
