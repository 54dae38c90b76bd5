import type { MailBlock } from "@/emails/reply";
import { plainText, readLine } from "../read-line";
import { type FoundLink, linkAt, webAddress } from "./find-links";
import type { WriteValue } from "./placeholders";

const isEmpty = (block: MailBlock) =>
  "children" in block && plainText(block.children).trim() === "";

const longestButton = 120;
const buttonMark = "button:";

/** The address and the words of a line that is nothing but `[button: words](https://…)`. */
function readButton(line: string): FoundLink | undefined {
  const link = linkAt(line, 0);
  if (link?.end !== line.length || link.label.length === buttonMark.length) return undefined;
  if (link.label.slice(0, buttonMark.length).toLowerCase() !== buttonMark) return undefined;
  const label = link.label.slice(buttonMark.length).trimStart();
  return label.length <= longestButton ? { ...link, label } : undefined;
}

type LineKind = "blank" | "rule" | "button" | "heading" | "item" | "number" | "quote" | "text";

const marks: [LineKind, RegExp][] = [
  ["rule", /^(-{3,}|\*{3,})$/],
  ["heading", /^#{1,3}\s+/],
  ["item", /^[-*•]\s+/],
  ["number", /^\d{1,3}[.)]\s+/],
  ["quote", /^>\s?/],
];

/** What a trimmed line is, and what is left of it without its mark. */
function readKind(line: string): { kind: LineKind; rest: string } {
  if (line === "") return { kind: "blank", rest: "" };
  if (readButton(line)) return { kind: "button", rest: line };
  for (const [kind, mark] of marks) {
    const found = mark.exec(line);
    if (found) return { kind, rest: line.slice(found[0].length) };
  }
  return { kind: "text", rest: line };
}

function buttonOf(line: string, write: WriteValue): MailBlock[] {
  const button = readButton(line);
  const url = button && webAddress(button.address);
  if (!url) return [];
  const label = plainText(readLine(button.label, write)).replaceAll("\n", " ").trim();
  return label ? [{ kind: "button", url, label }] : [];
}

function blockOf(kind: LineKind, lines: string[], write: WriteValue): MailBlock[] {
  if (kind === "blank") return [];
  if (kind === "rule") return [{ kind: "line" }];
  if (kind === "button") return buttonOf(lines[0] as string, write);
  if (kind === "item" || kind === "number") {
    const items = lines.map((line) => readLine(line, write));
    return [{ kind: "list", ordered: kind === "number", items }];
  }
  const block = kind === "heading" || kind === "quote" ? kind : "paragraph";
  return [{ kind: block, children: readLine(lines.join("\n"), write) }];
}

const single: ReadonlySet<LineKind> = new Set(["blank", "rule", "button", "heading"]);

// A thousand times a message of 4,000 characters would be a mail that nothing can draw.
const mostOfValues = 40_000;

/** The same writer, until the values of one text have filled what a mail can carry. */
function bounded(write: WriteValue): WriteValue {
  let left = mostOfValues;
  return (name, fallback) => {
    const value = write(name, fallback);
    const shown = value.length <= left ? value : value.slice(0, left).toWellFormed();
    left -= shown.length;
    return shown;
  };
}

/**
 * Reads a template's text: paragraphs, `**bold**`, `*italic*`, `[words](https://…)`, lists with `-` or
 * `1.`, `# headings`, `> quotes`, `---`, and `[button: words](https://…)` on a line of its own. What it
 * does not know stays text. `write` says what stands for a placeholder; that is never read as markup,
 * and all values of a text together have 40,000 characters at most. Takes time as the text is long.
 */
export function parseMarkup(text: string, write: WriteValue): MailBlock[] {
  const lines = text.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n").split("\n");
  const writeBounded = bounded(write);
  const blocks: MailBlock[] = [];
  let gathered: { kind: LineKind; lines: string[] } | undefined;
  const close = () => {
    if (gathered) blocks.push(...blockOf(gathered.kind, gathered.lines, writeBounded));
    gathered = undefined;
  };
  for (const raw of lines) {
    const { kind, rest } = readKind(raw.trim());
    if (gathered?.kind === kind && !single.has(kind)) gathered.lines.push(rest);
    else {
      close();
      gathered = { kind, lines: [rest] };
    }
  }
  close();
  return blocks.filter((block) => !isEmpty(block));
}
