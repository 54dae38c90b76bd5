import { expect, test } from "vitest";
import { findPlatform, type PastPayments } from "@/lib/platforms";
import { inPieces, kofiColumns, kofiRow, writeCsv } from "@/test/kofi-export";
import { findTelling } from "../joining/find-telling";
import { joinRows } from "../joining/join-rows";
import { headerRowOf, type Mapping } from "../schemas";
import { guessMapping, recallMapping, recognizeFile, rememberedFrom } from "./guess-mapping";
import { FileInspector, readHead } from "./inspect-file";
import { readPastPayment } from "./read-past-payment";

const kofi = findPlatform("kofi").pastPayments as PastPayments;
const bmc = findPlatform("buymeacoffee").pastPayments as PastPayments;

/** What is known of a file once it has been received. */
async function headOf(file: string | Buffer) {
  const bytes = Buffer.from(file as string);
  const inspector = new FileInspector();
  inspector.look(bytes);
  const head = readHead(bytes, inspector.encoding);
  return { ...head, telling: await findTelling(inPieces(bytes), head) };
}

/** Ko-fi's file with these dates and amounts. */
const kofiFile = (rows: readonly (readonly [string, string])[], delimiter = ",") =>
  writeCsv(
    [
      kofiColumns,
      ...rows.map(([date, Received]) => {
        const row = kofiRow({ "DateTime (UTC)": date, Received });
        return kofiColumns.map((name) => row[name] ?? "");
      }),
    ],
    delimiter,
  );

const early = ["01", "02", "03", "04", "05", "06", "07"].map((day) => `${day}/01/2026 18:00`);

test.each<[string, [string, string][], object | null]>([
  ["as Ko-fi writes it", [["01/31/2026 18:00", "3.00"]], { dateFormat: "mdy", decimal: "." }],
  ["with days first, told by one row", [["31/01/2026 18:00", "3.00"]], { dateFormat: "dmy" }],
  [
    "with days first, told by its last row alone",
    [...early, "31/01/2026 18:00"].map((date) => [date, "3.00"]),
    { dateFormat: "dmy" },
  ],
  ["with dots, all days up to 12", [["05.01.2026 18:00", "3"]], { dateFormat: "dmy" }],
  ["with the year first", [["2026-01-05 18:00", "3"]], { dateFormat: "ymd" }],
  ["in ISO 8601", [["2026-01-05T18:00:00Z", "3"]], { dateFormat: "ymd" }],
  ["with two digits of the year", [["31/01/26", "3"]], { dateFormat: "dmy" }],
  ["with the month's name", [["31-Jan-26", "3"]], { dateFormat: "mdy" }],
  ["with a decimal comma", [["31.01.2026", "12,50"]], { decimal: ",", dateFormat: "dmy" }],
  ["with thousands", [["01/31/2026", "1,234.50"]], { decimal: "." }],
  [
    "with a row that is no date",
    [
      ["01/31/2026", "3"],
      ["soon", "3"],
    ],
    { dateFormat: "mdy" },
  ],
  [
    "with both kinds of dates",
    [
      ["01/31/2026", "3"],
      ["31/01/2026", "3"],
    ],
    null,
  ],
  ["with numbers of days for dates", [["46053.75", "3"]], null],
  [
    "with both kinds of decimals",
    [
      ["01/31/2026", "3.50"],
      ["01/31/2026", "3,50"],
    ],
    null,
  ],
])(
  "Ko-fi's file, saved again %s, is read as it is meant or asked about",
  async (_, rows, known) => {
    const mapping = recognizeFile(kofi, await headOf(kofiFile(rows, ";")));
    if (known === null) expect(mapping).toBeNull();
    else expect(mapping).toMatchObject(known);
  },
);

const table = (rows: readonly (readonly string[])[]) => writeCsv(rows, ";");

test("what stands in any row says how a file writes its dates and amounts", async () => {
  const amounts = ["5", "20", "10", "5", "8", "1.000", "12,50"];
  const file = table([
    ["Date", "Amount"],
    ...amounts.map((amount, at) => [`0${at + 1}.01.2026 10:00`, amount]),
  ]);
  expect(guessMapping(bmc, await headOf(file), { currency: "EUR" })).toMatchObject({
    dateFormat: "dmy",
    decimal: ",",
  });
});

test("a remembered way of writing is not offered for a file that has another", async () => {
  const headers = ["Date", "Amount"];
  const mapping: Mapping = {
    columns: { placedAt: 0, amount: 1 },
    ...{ dateFormat: "dmy", zone: "UTC", decimal: ",", currency: "EUR" },
  };
  const recall = async (rows: string[][]) =>
    recallMapping(rememberedFrom(mapping, headers), await headOf(table([headers, ...rows])));
  expect(await recall([["2026-03-05", "5.00"]])).toMatchObject({ dateFormat: "ymd", decimal: "." });
  expect(await recall([["05/03/2026", "5"]])).toMatchObject({ dateFormat: "dmy", decimal: "," });
});

test.each<[string, string, (text: string) => string | Buffer]>([
  ["a line that names the comma", ",", (text) => `sep=,\r\n${text}`],
  ["a line that names the semicolon, and a mark", ";", (text) => `\uFEFFsep=;\r\n${text}`],
  ["a quoted line that names the tab", "\t", (text) => `"sep=\t"\r\n${text}`],
  ["an empty line", ",", (text) => `\r\n${text}`],
  ["lines of nothing but separators", ",", (text) => `,,,,\r\n;;\r\n${text}`],
  ["nothing above, in UTF-16", "\t", (text) => Buffer.from(text, "utf16le")],
  [
    "its mark, in UTF-16 the other way round",
    "\t",
    (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  ],
])("a file with %s is read from its headers on", async (_, delimiter, write) => {
  const head = await headOf(write(kofiFile([["01/31/2026 18:00", "3.00"]], delimiter)));
  expect(head).toMatchObject({ delimiter, headers: [...kofiColumns] });
  expect(head.samples).toHaveLength(1);
  expect(recognizeFile(kofi, head)).not.toBeNull();
});

test("rows above the headers are counted as a spreadsheet does", async () => {
  expect(headerRowOf(await headOf(`\r\nsep=,\r\n${kofiFile([["01/31/2026", "3"]])}`))).toBe(3);
  expect(headerRowOf(await headOf(kofiFile([["01/31/2026", "3"]])))).toBe(1);
});

const simple = (columns: Mapping["columns"], headers: string[], decimal: "." | "," = ".") => ({
  past: bmc,
  headers,
  mapping: { columns, dateFormat: "ymd", zone: "UTC", decimal, currency: "EUR" } as Mapping,
});

test.each<[string, "." | ",", bigint | "unsure"]>([
  ["1.000", ".", "unsure"],
  ["1.000", ",", 100_000n],
  ["1,000", ",", "unsure"],
  ["1,000", ".", 100_000n],
  ["12.500", ".", "unsure"],
  ["5.0000", ".", 500n],
  ["0.500", ".", 50n],
  ["1234.500", ".", 123_450n],
  ["1.234,50", ",", 123_450n],
])("%s in a file with %j for decimals is read or left to a person", (text, decimal, amount) => {
  const reader = simple({ placedAt: 0, amount: 1 }, ["Date", "Amount"], decimal);
  const read = readPastPayment(reader, ["2026-01-05", text]);
  if (amount === "unsure") expect(read).toMatchObject({ is: "unreadable" });
  else expect(read).toMatchObject({ is: "payment", payment: { money: { amount } } });
});

test("a count and the price of one make the amount where the file has none", () => {
  const reader = simple({ placedAt: 0, quantity: 1, unitAmount: 2 }, ["Date", "Count", "Price"]);
  expect(readPastPayment(reader, ["2026-01-05", "3", "5.0000"])).toMatchObject({
    payment: { money: { amount: 1500n }, items: [{ quantity: 3, unitAmount: 500n }] },
  });
});

test("Buy Me a Coffee's own way of writing names and addresses is undone", () => {
  const reader = simple({ placedAt: 0, amount: 1, name: 2, email: 3 }, ["A", "B", "C", "D"]);
  const cells = ["2026-01-05", "5", "Tom &amp; Jerry&#039;s", "robin@example.com_is_deleted_17"];
  expect(readPastPayment(reader, cells)).toMatchObject({
    payment: { name: "Tom & Jerry's", email: "robin@example.com" },
  });
  expect(readPastPayment(reader, ["2026-01-05", "5", "Someone", ""])).toMatchObject({
    payment: { name: null, email: null },
  });
});

const lineColumns = [
  ...["DateTime (UTC)", "From", "Item", "Description", "Quantity", "PricePerUnit", "Received"],
  ...["Currency", "TransactionType", "TransactionId"],
];

/** Rows of orders: id, item, quantity, price of one, received. */
async function joined(rows: readonly (readonly [string, string, string, string, string])[]) {
  const cells = rows.map(([id, item, quantity, price, received]) => [
    ...["01/31/2026 18:00", "Robin", "", item, quantity, price, received],
    ...["USD", "Shop Order", id],
  ]);
  const head = await headOf(writeCsv([lineColumns, ...cells]));
  const mapping = recognizeFile(kofi, head) as Mapping;
  const reader = { past: kofi, mapping, headers: lineColumns };
  const read = cells.map((one, at) => ({ row: at + 2, read: readPastPayment(reader, one) }));
  return joinRows(read, kofi).map(({ row, read: one }) => {
    if (one.is !== "payment") return `${row} ${one.is}`;
    const items = one.payment.items.map(
      ({ name, quantity, unitAmount }) => `${quantity} ${name} at ${unitAmount}`,
    );
    return `${row} ${one.payment.money.amount}: ${items.join(", ")}`;
  });
}

test("the rows of one order are one payment with all its items", async () => {
  expect(
    await joined([
      ["A", "Print", "2", "5.00", "10.00"],
      ["a", "Sticker", "1", "3.00", "3.00"],
      ["B", "Print", "1", "5.00", "5.00"],
    ]),
  ).toEqual(["2 1300: 2 Print at 500, 1 Sticker at 300", "3 line", "4 500: 1 Print at 500"]);
});

test("two items at the same price are two, and the same row twice is one", async () => {
  expect(
    await joined([
      ["A", "Print", "1", "5.00", "5.00"],
      ["A", "Sticker", "1", "5.00", "5.00"],
      ["A", "Sticker", "1", "5.00", "5.00"],
    ]),
  ).toEqual(["2 1000: 1 Print at 500, 1 Sticker at 500", "3 line", "4 repeat"]);
});

test("rows that all tell the whole order's money are not added up", async () => {
  expect(
    await joined([
      ["A", "Print", "2", "5.00", "15.00"],
      ["A", "Sticker", "1", "3.00", "15.00"],
    ]),
  ).toEqual(["2 1500: 2 Print at 500, 1 Sticker at 300", "3 line"]);
});

test("rows whose money cannot be told are left to a person", async () => {
  expect(
    await joined([
      ["A", "Print", "", "", "5.00"],
      ["A", "Sticker", "", "", "5.00"],
    ]),
  ).toEqual(["2 unclear", "3 unclear"]);
});
