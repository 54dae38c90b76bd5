import type { MailInline } from "@/emails/reply";
import { bareAddressAt, linkAt, webAddress } from "./templates/find-links";
import { placeholderAt } from "./templates/find-placeholders";
import type { WriteValue } from "./templates/placeholders";

const deepest = 4;
const escapable = /[\\*[\]{}#>\-|]/;
const blank = /\s/;

/** A value as it is: its lines are kept, and nothing in it is read as markup. */
function valuePieces(value: string): MailInline[] {
  return value
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((line, index): MailInline[] => [
      ...(index > 0 ? [{ kind: "break" } as const] : []),
      ...(line === "" ? [] : [{ kind: "text", text: line } as const]),
    ]);
}

/** Whether `mark` at this place can close what was opened before it. */
function closes(text: string, mark: "*" | "**", at: number): boolean {
  if (!text.startsWith(mark, at) || at === 0) return false;
  const before = text[at - 1] as string;
  if (before === "\\" || blank.test(before)) return false;
  return mark === "**" || (text[at + 1] !== "*" && before !== "*");
}

/**
 * For each place of a text, where the next `mark` closes; the text's length where none does. Written
 * down once from the end, so that a thousand openings do not each look for the end of the text.
 */
function closingPlaces(text: string, mark: "*" | "**"): Int32Array {
  const places = new Int32Array(text.length + 1).fill(text.length);
  for (let at = text.length - 1; at >= 0; at--) {
    places[at] = closes(text, mark, at) ? at : (places[at + 1] as number);
  }
  return places;
}

class LineReader {
  private readonly pieces: MailInline[] = [];
  private plain = "";
  private at = 0;
  private readonly closing = new Map<"*" | "**", Int32Array>();

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

  private inside(text: string): MailInline[] {
    return new LineReader(text, this.write, this.depth + 1).read();
  }

  /** Where `mark` closes after `from`, or -1. */
  private closingAfter(mark: "*" | "**", from: number): number {
    const places = this.closing.get(mark) ?? closingPlaces(this.text, mark);
    this.closing.set(mark, places);
    const place = places[Math.min(from + 1, this.text.length)] as number;
    return place < this.text.length ? place : -1;
  }

  private readEscape(): boolean {
    const next = this.text[this.at + 1];
    if (next === undefined || !escapable.test(next)) return false;
    this.plain += next;
    this.at += 2;
    return true;
  }

  private readPlaceholder(): boolean {
    const found = placeholderAt(this.text, this.at);
    if (!found) return false;
    const { name, fallback, end } = found;
    const value = this.write(name, fallback);
    if (name !== "status_link" || !URL.canParse(value)) {
      return this.push(end, ...valuePieces(value));
    }
    // The address itself holds a long token: what is clicked is a word.
    const words = fallback?.trim() || new URL(value).host;
    return this.push(end, { kind: "link", url: value, children: [{ kind: "text", text: words }] });
  }

  private readMarked(mark: "*" | "**", kind: "strong" | "emphasis"): boolean {
    const from = this.at + mark.length;
    const first = this.text[from];
    if (this.depth >= deepest || !this.text.startsWith(mark, this.at)) return false;
    if (first === undefined || first === "*" || blank.test(first)) return false;
    const end = this.closingAfter(mark, from);
    if (end === -1) return false;
    const children = this.inside(this.text.slice(from, end));
    return this.push(end + mark.length, { kind, children });
  }

  private readLink(): boolean {
    const found = linkAt(this.text, this.at);
    const url = found && webAddress(found.address);
    if (!url || this.depth >= deepest) return false;
    const children = this.inside(found.label).filter(({ kind }) => kind !== "link");
    return this.push(found.end, { kind: "link", url, children });
  }

  private readAddress(): boolean {
    const shown = bareAddressAt(this.text, this.at);
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

/** Reads the pieces of a paragraph, a heading or an item: bold, italic, links, line ends, values. */
export const readLine = (text: string, write: WriteValue): MailInline[] =>
  new LineReader(text, write, 0).read();

/** The words of some pieces, without their looks. */
export const plainText = (pieces: MailInline[]): string =>
  pieces
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      return piece.kind === "break" ? "\n" : plainText(piece.children);
    })
    .join("");
