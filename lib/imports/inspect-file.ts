import { invalid } from "@/lib/kernel";
import { readFirst } from "./read-csv";
import { type FileHead, mostColumns, mostRows } from "./schemas";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Looks at a file as it passes by: whether it is UTF-8, and how many records it has, counted by the
 * line ends outside of quotes.
 */
export class FileInspector {
  private readonly utf8 = new TextDecoder("utf-8", { fatal: true });
  private isUtf8 = true;
  private hasNul = false;
  private utf16 = false;
  private quoted = false;
  private last = 0;
  private first = true;
  private lineEnds = 0;

  /** Takes the next piece of the file. */
  look(piece: Uint8Array): void {
    if (this.first && piece.length > 1) {
      this.first = false;
      this.utf16 = piece[0] === 0xff && piece[1] === 0xfe;
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
    if (this.utf16) return "utf-16le";
    return this.isUtf8 ? "utf-8" : "windows-1252";
  }

  /** Bytes that no text has. */
  get isBinary(): boolean {
    return this.hasNul && !this.utf16;
  }

  /** Records below the headers. A file with a quote that is never closed counts too few. */
  get rows(): number {
    const open = this.last !== lineFeed && this.last !== carriageReturn && this.last !== 0;
    return Math.max(0, this.lineEnds + (open ? 1 : 0) - 1);
  }
}

const delimiters = [",", ";", "\t"] as const;

// The columns' names of any export fit in.
const longestFirstLine = 20_000;

/** The delimiter that the first line has most of, quoted text left out. */
export function guessDelimiter(firstLine: string): FileHead["delimiter"] {
  const bare = firstLine.slice(0, longestFirstLine).replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length - 1;
  return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
}

const sampleRows = 5;
const longestSample = 200;

/** The headers and first rows, from the file's first bytes. Throws `invalid_request` with a sentence. */
export function readHead(start: Uint8Array, encoding: FileHead["encoding"]): FileHead {
  const text = new TextDecoder(encoding).decode(start).replace(/^\uFEFF/, "");
  const line = /^[\r\n]*([^\r\n]*)/.exec(text)?.[1] ?? "";
  const delimiter = guessDelimiter(line);
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
  return { encoding, delimiter, headers, samples };
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
