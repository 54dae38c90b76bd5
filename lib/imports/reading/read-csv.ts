import { CsvError, parse } from "csv-parse";
import { parse as parseWhole } from "csv-parse/sync";
import { invalid, OnetillError } from "@/lib/kernel";
import { type FileHead, mostRows } from "../schemas";
import { boundColumns } from "./bounded-records";

/** One record of a file. `row` counts as a spreadsheet does: the headers are row 1. */
export interface CsvRow {
  row: number;
  cells: string[];
}

// One record may not fill the memory: nobody's message has more than a million characters.
const longestRecord = 1024 * 1024;

type Dialect = Pick<FileHead, "encoding" | "delimiter">;

/** The file's text, decoded as it comes. */
async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: FileHead["encoding"]) {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

const optionsOf = (delimiter: string) => ({
  delimiter,
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  record_delimiter: ["\r\n", "\n", "\r"],
  max_record_size: longestRecord,
});

/** The first records of a text that may be cut off in the middle of a later one. */
export function readFirst(text: string, delimiter: string, count: number): string[][] {
  for (let most = count; most > 0; most--) {
    try {
      const rows = parseWhole(text, { ...optionsOf(delimiter), to: most });
      return rows.filter((cells) => !isBlank(cells));
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      if (most === 1) throw asRefusal(error);
    }
  }
  return [];
}

/** What the parser has of the record that has not ended yet. */
interface Underway {
  state: { record: string[] };
  info: { records: number };
}

const isBlank = (cells: string[]) => cells.every((cell) => cell.trim() === "");

/**
 * Reads a CSV piece by piece: quoted line ends, quotes inside fields, rows of other lengths. Blank
 * rows are counted and left out. Memory holds a few pieces, whatever the file's size.
 * Throws `invalid_request` with a sentence when it is no CSV, `too_large` with too many rows.
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  dialect: Dialect,
): AsyncGenerator<CsvRow> {
  // Few records wait inside the parser: each may have a million characters.
  const options = { ...optionsOf(dialect.delimiter), readableHighWaterMark: 4 };
  const parser = parse(options);
  let row = 0;
  let failure: unknown;
  const feeding = (async () => {
    try {
      for await (const text of decode(bytes, dialect.encoding)) {
        if (parser.destroyed) return;
        const { state, info } = parser as unknown as Underway;
        boundColumns(state.record.length, info.records + 1);
        if (!parser.write(text)) {
          await new Promise<void>((resolve) => {
            const go = () => {
              parser.off("drain", go);
              parser.off("close", go);
              resolve();
            };
            parser.on("drain", go);
            parser.on("close", go);
          });
        }
      }
      parser.end();
    } catch (error) {
      failure = error;
      parser.destroy(error instanceof Error ? error : undefined);
    }
  })();
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      boundColumns(cells.length, row);
      // Blank ones, too: nobody waits for sixty million of them.
      if (row > mostRows + 1) throw tooManyRows();
      if (!isBlank(cells)) yield { row, cells };
    }
  } catch (error) {
    if (failure) throw failure;
    throw error instanceof CsvError ? asRefusal(error) : error;
  } finally {
    parser.destroy();
    await feeding;
  }
}

const tooManyRows = () =>
  new OnetillError(
    "too_large",
    `The file has more than ${mostRows.toLocaleString("en")} rows. Export a shorter time at once.`,
  );

function asRefusal(error: CsvError) {
  // What was read before it stays unread in the parser, so only the error knows its row.
  const row = Number((error as CsvError & { records?: number }).records ?? 0) + 1;
  if (error.code === "CSV_MAX_RECORD_SIZE" || error.code === "CSV_QUOTE_NOT_CLOSED") {
    return invalid(
      `The file is not a CSV that Onetill can read: a quote that opens in row ${row} is never closed.`,
      "file",
    );
  }
  return invalid(`The file is not a CSV that Onetill can read: row ${row} is broken.`, "file");
}
