import { expect, test } from "vitest";
import { FileInspector, guessDelimiter, readHead, refuseUnreadable } from "./inspect-file";

function inspect(bytes: Uint8Array | string, size = 5) {
  const inspector = new FileInspector();
  const all = Buffer.from(bytes as string);
  for (let at = 0; at < all.length; at += size) inspector.look(all.subarray(at, at + size));
  return inspector;
}

test.each([
  ["a,b\n1,2\n3,4\n", 2],
  ["a,b\r\n1,2\r\n3,4", 2],
  ["a,b\r1,2\r", 1],
  ['a,b\n"1\n2\n3",x\n', 1],
  ['a,b\n"say ""hi""\n",x\n', 1],
  ["a,b", 0],
])("the records of %j are counted by the line ends outside of quotes", (text, rows) => {
  expect(inspect(text).rows).toBe(rows);
});

test("an encoding is told by the bytes, also where a piece ends inside a letter", () => {
  expect(inspect("naïve,5 €\n", 3).encoding).toBe("utf-8");
  expect(inspect(Buffer.from("naïve\n", "latin1")).encoding).toBe("windows-1252");
  expect(inspect(Buffer.from("\uFEFFa\tb\n", "utf16le")).encoding).toBe("utf-16le");
});

test("what is no text is refused with a way out", () => {
  const spreadsheet = inspect(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]));
  expect(() => refuseUnreadable(spreadsheet)).toThrow("can be saved as CSV first");
});

test("more than 200,000 rows are refused", () => {
  expect(() => refuseUnreadable(inspect(`a,b\n${"1,2\n".repeat(200_001)}`, 4096))).toThrow(
    "more than 200,000 rows",
  );
});

test.each([
  ["Date;Name;Amount", ";"],
  ["Date\tName", "\t"],
  ["Date,Name", ","],
  ['"a;b;c",Name,Amount', ","],
  ["Date", ","],
])("the delimiter of %j is found", (line, delimiter) => {
  expect(guessDelimiter(line)).toBe(delimiter);
});

test("the head of a file has its columns and first rows", () => {
  const head = readHead(Buffer.from("\uFEFFDate;Name\n1;Jo\n2;Kim\n"), "utf-8");
  expect(head).toMatchObject({ delimiter: ";", headers: ["Date", "Name"] });
  expect(head.samples).toEqual([
    ["1", "Jo"],
    ["2", "Kim"],
  ]);
});

test("a head that is cut off in the middle of a record is enough", () => {
  const head = readHead(Buffer.from('a,b\n1,2\n3,"cut o'), "utf-8");
  expect(head.samples).toEqual([["1", "2"]]);
});

test("a file of one column is no such file", () => {
  expect(() => readHead(Buffer.from("hello\nworld\n"), "utf-8")).toThrow("only one column");
});
