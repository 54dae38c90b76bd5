import fc from "fast-check";
import { expect, test } from "vitest";
import { inPieces, writeCsv } from "@/test/kofi-export";
import type { FileHead } from "../schemas";
import { readCsv } from "./read-csv";

async function read(
  text: string | Uint8Array,
  { delimiter = ",", encoding = "utf-8", size = 7 }: Partial<FileHead> & { size?: number } = {},
) {
  const rows: string[][] = [];
  for await (const { cells } of readCsv(inPieces(text, size), { delimiter, encoding })) {
    rows.push(cells);
  }
  return rows;
}

test("whatever is written as a CSV is read as the same, in pieces of any size", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 12 });
  const awkward = fc.constantFrom('"', '""', "a\r\nb", "\n", ",", ";", "\t", "=1+1", "é😀", " x ");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.oneof(text, awkward), { minLength: 3, maxLength: 3 }), { maxLength: 8 }),
      fc.constantFrom<FileHead["delimiter"]>(",", ";", "\t"),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.integer({ min: 1, max: 50 }),
      async (cells, delimiter, lineEnd, size) => {
        // A lone blank row is nothing in any dialect; the first cell keeps rows from being blank.
        const rows = cells.map((row) => ["x", ...row.map((cell) => cell.replace(/\r(?!\n)/g, ""))]);
        const written = writeCsv(rows, delimiter, lineEnd);
        expect(await read(written, { delimiter, size })).toEqual(rows);
      },
    ),
    { numRuns: 200 },
  );
});

test("a byte order mark is no part of the first header", async () => {
  expect(await read("\uFEFFDate,Amount\n1,2\n")).toEqual([
    ["Date", "Amount"],
    ["1", "2"],
  ]);
});

test("texts of old spreadsheets are read as windows-1252", async () => {
  const bytes = Buffer.from("Name,Gruß\nJosé,5 €\n", "latin1");
  bytes[bytes.indexOf(0xac)] = 0x80;
  const [, row] = await read(bytes, { encoding: "windows-1252" });
  expect(row?.[0]).toBe("José");
});

test("UTF-16, as some spreadsheets write it, is read too", async () => {
  const bytes = Buffer.from("\uFEFFName\tAmount\r\nRobin\t3\r\n", "utf16le");
  expect(await read(bytes, { encoding: "utf-16le", delimiter: "\t" })).toEqual([
    ["Name", "Amount"],
    ["Robin", "3"],
  ]);
});

test("rows are counted as a spreadsheet counts them, blank ones and quoted line ends too", async () => {
  const rows: number[] = [];
  const file = 'a,b\n\n"two\nlines",1\n,\nlast,2';
  for await (const { row } of readCsv(inPieces(file), { delimiter: ",", encoding: "utf-8" })) {
    rows.push(row);
  }
  expect(rows).toEqual([1, 3, 5]);
});

test("rows that are shorter or longer than the headers are read as they are", async () => {
  expect(await read("a,b\n1\n1,2,3\n")).toEqual([["a", "b"], ["1"], ["1", "2", "3"]]);
});

test("a quote that is never closed is said so, with its row", async () => {
  await expect(read('a,b\n1,2\n"3,4\n5,6\n')).rejects.toThrow(
    "a quote that opens in row 3 is never closed",
  );
});

test("a record without end does not fill the memory", async () => {
  const endless = `a,b\n"${"x".repeat(3 * 1024 * 1024)}`;
  await expect(read(endless, { size: 64 * 1024 })).rejects.toThrow("row 2");
});

test("reading can be left in the middle", async () => {
  let pieces = 0;
  async function* file() {
    for (;;) {
      pieces += 1;
      yield Buffer.from("a,b\n".repeat(1000));
    }
  }
  for await (const { row } of readCsv(file(), { delimiter: ",", encoding: "utf-8" })) {
    if (row === 10) break;
  }
  expect(pieces).toBeLessThan(100);
});
