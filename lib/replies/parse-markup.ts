import type { MailBlock, MailInline } from "@/emails/reply";
import { placeholderAt, type WriteValue } from "./placeholders";

const deepest = 4;
const escapable = /[\\*[\]{}#>\-|]/;
const linkAt = () => /\[([^\]\n]{1,300})\]\((https:\/\/[^\s()<>"{}\\]{1,1000})\)/y;
const addressAt = () => /https:\/\/[^\s<>"'*\\[\]{}()]{1,1000}/y;
const buttonLine = /^\[button:\s*([^\]\n]{1,120})\]\((https:\/\/[^\s()<>"{}\\]{1,1000})\)$/i;

/** The address as a browser reads it, if it is one of the web. */
function webAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    return url.protocol === "https:" && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A value as it is: its lines are kept, and nothing in it is read as markup. */
function valuePieces(value: string): MailInline[] {
  return value
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((line, index): MailInline[] => [
      ...(index > 0 ? [{ kind: "break" } as const] : []),
      ...(line === "" ? [] : [{ kind: "text", text: line } as const]),
    ]);
}

/** Where `mark` closes what was opened before `from`, or -1. */
function closing(text: string, mark: "*" | "**", from: number): number {
  for (let at = text.indexOf(mark, from + 1); at !== -1; at = text.indexOf(mark, at + 1)) {
    if (text[at - 1] === "\\" || /\s/.test(text[at - 1] as string)) continue;
    if (mark === "*" && (text[at + 1] === "*" || text[at - 1] === "*")) continue;
    return at;
  }
  return -1;
}

class LineReader {
  private readonly pieces: MailInline[] = [];
  private plain = "";
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly write: WriteValue,
    private readonly depth: number,
  ) {}

  private flush() {
    if (this.plain !== "") this.pieces.push({ kind: "text", text: this.plain });
    this.plain = "";
  }

  private push(end: number, ...pieces: MailInline[]): true {
    for (const piece of pieces) {
      if (piece.kind === "text") this.plain += piece.text;
      else {
        this.flush();
        this.pieces.push(piece);
      }
    }
    this.at = end;
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  private inside(text: string): MailInline[] {
    return new LineReader(text, this.write, this.depth + 1).read();
  }

  private readEscape(): boolean {
    const next = this.text[this.at + 1];
    if (next === undefined || !escapable.test(next)) return false;
    this.plain += next;
    this.at += 2;
    return true;
  }

  private readPlaceholder(): boolean {
    const found = this.match(placeholderAt());
    if (!found) return false;
    const value = this.write(found[1] as string, found[2]);
    return this.push(this.at + found[0].length, ...valuePieces(value));
  }

  private readMarked(mark: "*" | "**", kind: "strong" | "emphasis"): boolean {
    const from = this.at + mark.length;
    const first = this.text[from];
    if (this.depth >= deepest || first === undefined || /[\s*]/.test(first)) return false;
    const end = closing(this.text, mark, from);
    if (end === -1) return false;
    return this.push(end + mark.length, {
      kind,
      children: this.inside(this.text.slice(from, end)),
    });
  }

  private readLink(): boolean {
    const found = this.match(linkAt());
    const url = found && webAddress(found[2] as string);
    if (!found || !url || this.depth >= deepest) return false;
    const children = this.inside(found[1] as string).filter(({ kind }) => kind !== "link");
    return this.push(this.at + found[0].length, { kind: "link", url, children });
  }

  private readAddress(): boolean {
    const shown = this.match(addressAt())?.[0].replace(/[.,;:!?]+$/, "");
    const url = shown && webAddress(shown);
    if (!shown || !url) return false;
    return this.push(this.at + shown.length, {
      kind: "link",
      url,
      children: [{ kind: "text", text: shown }],
    });
  }

  private readSpecial(): boolean {
    switch (this.text[this.at]) {
      case "\\":
        return this.readEscape();
      case "{":
        return this.readPlaceholder();
      case "*":
        return this.readMarked("**", "strong") || this.readMarked("*", "emphasis");
      case "[":
        return this.readLink();
      case "h":
        return this.readAddress();
      case "\n":
        return this.push(this.at + 1, { kind: "break" });
      default:
        return false;
    }
  }

  read(): MailInline[] {
    while (this.at < this.text.length) {
      if (this.readSpecial()) continue;
      this.plain += this.text[this.at];
      this.at += 1;
    }
    this.flush();
    return this.pieces;
  }
}

const readLine = (text: string, write: WriteValue) => new LineReader(text, write, 0).read();

/** The words of some pieces, without their looks. */
export const plainText = (pieces: MailInline[]): string =>
  pieces
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      return piece.kind === "break" ? "\n" : plainText(piece.children);
    })
    .join("");

const isEmpty = (block: MailBlock) =>
  "children" in block && plainText(block.children).trim() === "";

type LineKind = "blank" | "rule" | "button" | "heading" | "item" | "number" | "quote" | "text";

const kinds: [LineKind, RegExp][] = [
  ["blank", /^\s*$/],
  ["rule", /^(-{3,}|\*{3,})\s*$/],
  ["button", buttonLine],
  ["heading", /^#{1,3}\s+/],
  ["item", /^[-*•]\s+/],
  ["number", /^\d{1,3}[.)]\s+/],
  ["quote", /^>\s?/],
];

function readKind(line: string): { kind: LineKind; rest: string } {
  const found = kinds.find(([, pattern]) => pattern.test(line));
  if (!found) return { kind: "text", rest: line };
  return { kind: found[0], rest: line.replace(found[1], "") };
}

function blockOf(kind: LineKind, lines: string[], raw: string, write: WriteValue): MailBlock[] {
  if (kind === "blank") return [];
  if (kind === "rule") return [{ kind: "line" }];
  if (kind === "button") {
    const [, label = "", address = ""] = buttonLine.exec(raw) ?? [];
    const url = webAddress(address);
    const said = plainText(readLine(label, write)).replaceAll("\n", " ").trim();
    return url && said ? [{ kind: "button", url, label: said }] : [];
  }
  if (kind === "item" || kind === "number") {
    const items = lines.map((line) => readLine(line, write));
    return [{ kind: "list", ordered: kind === "number", items }];
  }
  const block = kind === "heading" || kind === "quote" ? kind : "paragraph";
  return [{ kind: block, children: readLine(lines.join("\n"), write) }];
}

const single: ReadonlySet<LineKind> = new Set(["blank", "rule", "button", "heading"]);

/**
 * Reads a template's text: paragraphs, `**bold**`, `*italic*`, `[words](https://…)`, lists with `-` or
 * `1.`, `# headings`, `> quotes`, `---`, and `[button: words](https://…)` on a line of its own. What it
 * does not know stays text. `write` says what stands for a placeholder; that is never read as markup.
 */
export function parseMarkup(text: string, write: WriteValue): MailBlock[] {
  const lines = text.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n").split("\n");
  const blocks: MailBlock[] = [];
  let gathered: { kind: LineKind; lines: string[]; raw: string } | undefined;
  const close = () => {
    if (gathered) blocks.push(...blockOf(gathered.kind, gathered.lines, gathered.raw, write));
    gathered = undefined;
  };
  for (const raw of lines) {
    const { kind, rest } = readKind(raw.trim());
    if (gathered?.kind === kind && !single.has(kind)) gathered.lines.push(rest);
    else {
      close();
      gathered = { kind, lines: [rest], raw: raw.trim() };
    }
  }
  close();
  return blocks.filter((block) => !isEmpty(block));
}

/** What a text has that looks like a link and is none, a sentence each. */
export function checkLinks(text: string): string[] {
  const problems = new Set<string>();
  for (const [whole, address = ""] of text.matchAll(/\[[^\]\n]{1,300}\]\(([^)\n]{0,1000})\)/g)) {
    const link = linkAt().exec(whole);
    if (link && webAddress(link[2] as string)) continue;
    problems.add(
      `“${address.slice(0, 60)}” cannot be a link. It starts with https:// and has no blanks or placeholders.`,
    );
  }
  return [...problems];
}
