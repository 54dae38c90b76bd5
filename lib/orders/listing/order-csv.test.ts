import { expect, it } from "vitest";
import type { OrderRow } from "../order-row";
import { orderCsv } from "./order-csv";
import { type OrderColumnId, orderList } from "./order-list";

const row = {
  siteName: "Demo Studio",
  reference: "7F3K9QWD",
  status: "accepted",
  paymentStatus: "partially_refunded",
  kind: "shop",
  platform: "kofi",
  transactionId: "00000000-1111",
  amount: 123456n,
  amountRefunded: 500n,
  currency: "EUR",
  customerName: "=cmd|' /C calc'!A0",
  customerEmail: "robin@example.com",
  itemSummary: "Print × 2 and 1 more",
  message: 'Thank you,\n"really"',
  isTest: false,
  items: [
    { name: "Print", variation: "A4", quantity: 2, unitAmount: 1000, details: {} },
    {
      ...{ name: "Sticker", variation: null, quantity: 1, unitAmount: null },
      details: { question: "Colour?", answers: ["=blue"] },
    },
  ],
  shipping: { full_name: "Robin", street_address: "Quay Lane 7", telephone: "+49 30 1" },
  placedAt: new Date("2026-03-29T01:30:00Z"),
} as unknown as OrderRow;

const about = (columns: OrderColumnId[], zone = "Europe/Berlin") => ({
  columns,
  zone,
  platformName: () => "Ko-fi",
});

it("has the chosen columns in the chosen order, and says which orders are tests", () => {
  const chosen = about(["amount", "reference"]);
  expect(orderCsv.head(chosen)).toBe("Price,Currency,Refunded,Reference,Test order\r\n");
  expect(orderCsv.lines([row, { ...row, isTest: true }], chosen)).toBe(
    "1234.56,EUR,5.00,7F3K9QWD,\r\n1234.56,EUR,5.00,7F3K9QWD,yes\r\n",
  );
});

it("writes every column there is", () => {
  const all = { ...about(orderList.columnIds), mailWord: () => "Sent" };
  expect(orderCsv.lines([row], all)).toBe(
    `${[
      "2026-03-29 03:30:00,7F3K9QWD,Demo Studio,'=cmd|' /C calc'!A0,robin@example.com",
      '"Robin, Quay Lane 7, +49 30 1",\'+49 30 1',
      '"Print (A4) × 2; Sticker",Colour? =blue,1234.56,EUR,5.00,Accepted,Partly refunded,Sent,Ko-fi,00000000-1111',
      'Shop order,"Thank you,\n""really""",',
    ].join(",")}\r\n`,
  );
  const fields = (line: string) => line.split(",").length;
  expect(fields(orderCsv.head(all))).toBe(20);
});

it.each([
  ["Europe/Berlin", "2026-03-29 03:30:00"],
  ["America/New_York", "2026-03-28 21:30:00"],
  ["UTC", "2026-03-29 01:30:00"],
])("writes times in %s, which the header names", (zone, time) => {
  const chosen = about(["placed_at"], zone);
  expect(orderCsv.head(chosen)).toBe(`Date (${zone}),Test order\r\n`);
  expect(orderCsv.lines([row], chosen)).toBe(`${time},\r\n`);
});

it.each([
  ["JPY", 1200n, "1200"],
  ["KWD", 1250n, "1.250"],
  ["USD", 5n, "0.05"],
])("writes amounts with the decimals of %s", (currency, amount, decimal) => {
  const money = { ...row, currency, amount, amountRefunded: 0n };
  expect(orderCsv.lines([money], about(["amount"]))).toMatch(`${decimal},${currency},0`);
});

it("writes the summary of an order whose items are not known", () => {
  expect(orderCsv.lines([{ ...row, items: [] }], about(["item"]))).toBe(
    "Print × 2 and 1 more,,\r\n",
  );
});
