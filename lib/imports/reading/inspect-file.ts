import { invalid } from "@/lib/kernel";
import { type FileHead, mostColumns, mostRows } from "../schemas";
import { readFirst } from "./read-csv";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** UTF-16 by its mark, or without one by the empty half of each of the first two letters. */
function utf16Of([a, b, c, d]: Uint8Array): "utf-16le" | "utf-16be" | null {
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return "utf-16be";
  return null;
}

/**
 * Looks at a file as it passes by: whether it is UTF-8, and how many records it has, counted by the
 * line ends outside of quotes.
 */
export class FileInspector {
  private readonly utf8 = new TextDecoder("utf-8", { fatal: true });
  private isUtf8 = true;
  private hasNul = false;
  private utf16: "utf-16le" | "utf-16be" | null = null;
  private quoted = false;
  private last = 0;
  private first = true;
  private lineEnds = 0;

  /** Takes the next piece of the file. */
  look(piece: Uint8Array): void {
    if (this.first && piece.length > 1) {
      this.first = false;
      this.utf16 = utf16Of(piece);
    }
    if (this.isUtf8) {
      try {
        this.utf8.decode(piece, { stream: true });
      } catch {
        this.isUtf8 = false;
      }
    }
    for (const byte of piece) {
      if (byte === 0) this.hasNul = true;
      else if (byte === quote) this.quoted = !this.quoted;
      else if (!this.quoted && byte === lineFeed && this.last !== carriageReturn)
        this.lineEnds += 1;
      else if (!this.quoted && byte === carriageReturn) this.lineEnds += 1;
      if (byte !== 0) this.last = byte;
    }
  }

  get encoding(): FileHead["encoding"] {
    if (this.utf16) return this.utf16;
    return this.isUtf8 ? "utf-8" : "windows-1252";
  }

  /** Bytes that no text has. */
  get isBinary(): boolean {
    return this.hasNul && this.utf16 === null;
  }

  /** Records below the headers. A file with a quote that is never closed counts too few. */
  get rows(): number {
    const open = this.last !== lineFeed && this.last !== carriageReturn && this.last !== 0;
    return Math.max(0, this.lineEnds + (open ? 1 : 0) - 1);
  }
}

const delimiters = [",", ";", "\t", "|"] as const;

// The columns' names of any export fit in.
const longestFirstLine = 20_000;

/** The delimiter that the first line has most of, quoted text left out. */
export function guessDelimiter(firstLine: string): FileHead["delimiter"] {
  const bare = firstLine.slice(0, longestFirstLine).replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length - 1;
  return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
}

const mostAbove = 50;
const empty = /^[\s,;|"]*$/;
const separatorLine = /^"?sep=([,;\t|])?"?[\s,;|]*$/i;

/**
 * Leaves out what programs put above the headers: empty rows, and the line in which a spreadsheet is
 * told the separator. `above` is how many lines that are.
 */
function skipAbove(given: string): {
  text: string;
  above: number;
  told: FileHead["delimiter"] | null;
} {
  let text = given.replace(/^\uFEFF/, "");
  let told: FileHead["delimiter"] | null = null;
  let above = 0;
  for (; above < mostAbove; above++) {
    const [line = "", end = ""] = /^([^\r\n]*)(\r\n|\n|\r)/.exec(text)?.slice(1) ?? [];
    if (end === "" || line.length > longestFirstLine) break;
    const separator = separatorLine.exec(line);
    if (separator) told = (separator[1] as FileHead["delimiter"] | undefined) ?? told;
    else if (!empty.test(line)) break;
    text = text.slice(line.length + end.length);
  }
  return { text, above, told };
}

const sampleRows = 5;
const longestSample = 200;

/** The headers and first rows, from the file's first bytes. Throws `invalid_request` with a sentence. */
export function readHead(start: Uint8Array, encoding: FileHead["encoding"]): FileHead {
  const { text, above, told } = skipAbove(new TextDecoder(encoding).decode(start));
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const delimiter = told ?? guessDelimiter(line);
  const rows = readFirst(text, delimiter, sampleRows + 1).map((cells) =>
    cells.map((cell) => cell.trim().slice(0, longestSample)),
  );
  const [headers, ...samples] = rows;
  if (!headers) throw invalid("The file is empty.", "file");
  if (headers.length > mostColumns) {
    throw invalid(`The file has more than ${mostColumns} columns.`, "file");
  }
  if (headers.length === 1) {
    throw invalid(
      "The file has only one column. A CSV export has its columns’ names in the first row, with commas, semicolons or tabs between.",
      "file",
    );
  }
  return { encoding, delimiter, headerRow: above + 1, headers, samples };
}

/** Refuses what cannot be such a file, with a sentence. */
export function refuseUnreadable(inspector: FileInspector): void {
  if (inspector.isBinary) {
    throw invalid(
      "This is not a CSV file. A spreadsheet (.xlsx, .numbers) can be saved as CSV first.",
      "file",
    );
  }
  if (inspector.rows > mostRows) {
    throw invalid(
      `The file has more than ${mostRows.toLocaleString("en")} rows. Export a shorter time at once.`,
      "file",
    );
  }
}
