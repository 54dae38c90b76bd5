import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const size = 60 * 1024 * 1024;

// A process of its own: reads the made-up file as an upload does, and then row by row as a check does.
const program = `
import { FileInspector, readHead, refuseUnreadable } from "./lib/imports/reading/inspect-file.ts";
import { readCsv } from "./lib/imports/reading/read-csv.ts";
const [start, shape, bytes, encoding] = process.argv.slice(1);
const text = (given) => Buffer.from(JSON.parse(given), encoding === "utf-16le" ? "utf16le" : "latin1");
async function* file() {
  yield text(start);
  const piece = Buffer.alloc(64 * 1024, text(shape));
  for (let sent = 0; sent < Number(bytes); sent += piece.length) yield Buffer.from(piece);
}
const before = process.memoryUsage().rss;
const said = { upload: null, check: null, rows: 0 };
const refused = (error) => error.message;
try {
  const inspector = new FileInspector();
  for await (const piece of file()) inspector.look(piece);
  refuseUnreadable(inspector);
  readHead(Buffer.concat([text(start), Buffer.alloc(256 * 1024, text(shape))]), encoding);
} catch (error) { said.upload = refused(error); }
try {
  for await (const { row } of readCsv(file(), { delimiter: ",", encoding })) said.rows = row;
} catch (error) { said.check = refused(error); }
const grown = process.resourceUsage().maxRSS * 1024 - before;
process.stdout.write(JSON.stringify({ ...said, grownMb: Math.round(grown / 1024 / 1024) }));
`;

interface Read {
  upload: string | null;
  check: string | null;
  rows: number;
  grownMb: number;
}

async function readApart(start: string, shape: string, encoding: string): Promise<Read> {
  const args = [JSON.stringify(start), JSON.stringify(shape), String(size), encoding];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", program, ...args],
    { cwd: root },
  );
  return JSON.parse(stdout) as Read;
}

const utf8 = "utf-8";

test.each([
  ["one line of commas", "", ",", utf8, "more than 200 columns"],
  ["a row of commas below a head", "a,b\n", ",", utf8, "more than 200 columns"],
  ["two million columns", "a,b\n", "1,", utf8, "more than 200 columns"],
  ["a quote that is never closed", 'a,b\n"', "x", utf8, "never closed"],
  ["a quote over many lines", 'a,b\n"', "x,\n", utf8, "never closed"],
  ["one word", "a,b\n", "x", utf8, "row 2"],
  ["NUL", "a,b\n", "\0", utf8, "row 2"],
  ["UTF-16 commas", "\ufeffa,b\n", ",", "utf-16le", "more than 200 columns"],
  ["line ends", "a,b\n", "\n", utf8, "more than 200,000 rows"],
  ["small rows", "a,b\n", "1,2\n", utf8, "more than 200,000 rows"],
])(
  "60 MB of %s are read without filling the memory",
  async (_, start, shape, encoding, refusal) => {
    const read = await readApart(start, shape, encoding);
    expect(read.check).toContain(refusal);
    if (refusal.endsWith("rows")) expect(read.upload).toContain(refusal);
    // The file is 60, and what is read of it once was 2,400; most of this is rows that are not cleared away yet.
    expect(read.grownMb).toBeLessThan(300);
  },
  180_000,
);
