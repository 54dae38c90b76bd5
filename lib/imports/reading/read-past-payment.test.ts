import { expect, test } from "vitest";
import { findPlatform, type PastPayments } from "@/lib/platforms";
import { type KofiRow, kofiColumns, kofiRow } from "@/test/kofi-export";
import type { FileHead, Mapping } from "../schemas";
import { guessMapping, recallMapping, recognizeFile, rememberedFrom } from "./guess-mapping";
import { readPastPayment } from "./read-past-payment";

const kofi = findPlatform("kofi").pastPayments as PastPayments;
const bmc = findPlatform("buymeacoffee").pastPayments as PastPayments;
const head = (headers: readonly string[], samples: string[][] = []): FileHead => ({
  encoding: "utf-8",
  delimiter: ",",
  headers: [...headers],
  samples,
});

function readKofi(fields: KofiRow) {
  const mapping = recognizeFile(kofi, head(kofiColumns)) as Mapping;
  const row = kofiRow(fields);
  return readPastPayment(
    { past: kofi, mapping, headers: kofiColumns },
    kofiColumns.map((name): string => row[name] ?? ""),
  );
}

test("Ko-fi's own file is known by its columns, in any order and with more of them", () => {
  const turned = [...(kofiColumns as readonly string[]), "New column"].reverse();
  expect(recognizeFile(kofi, head(turned))).toMatchObject({ dateFormat: "mdy", zone: "UTC" });
  expect(recognizeFile(kofi, head(["Date", "Amount"]))).toBeNull();
  expect(recognizeFile(bmc, head(kofiColumns))).toBeNull();
});

test("a Ko-fi tip is what its webhook would report", () => {
  const TransactionId = "AbCdEf01-1111-2222-3333-444444444444";
  expect(readKofi({ TransactionId, Reference: "abc", BuyerCountry: "DE" })).toMatchObject({
    is: "payment",
    payment: {
      externalId: TransactionId.toLowerCase(),
      transactionId: TransactionId,
      kind: "donation",
      money: { amount: 300n, currency: "EUR" },
      refunded: null,
      name: "Robin Example",
      email: "robin@example.com",
      message: "Thank you for the maps",
      items: [{ name: "Tip" }],
      details: { reference: "abc", buyer_country: "DE", payment_provider: "Stripe" },
      placedAt: new Date("2026-03-01T12:00:00Z"),
    },
  });
});

test.each([
  ["Tip", "", "donation", "Tip"],
  ["Donation", "", "donation", "Tip"],
  ["Monthly Tip", "", "membership", "Monthly tip"],
  ["Monthly Donation", "Gold", "membership", "Gold"],
  ["Shop Order", "Sticker pack", "shop", "Sticker pack"],
  ["Commission", "Portrait", "commission", "Portrait"],
])("Ko-fi's %s %s is a %s", (TransactionType, Item, kind, name) => {
  expect(readKofi({ TransactionType, Item })).toMatchObject({
    payment: { kind, items: [{ name }] },
  });
});

test.each<[KofiRow, string]>([
  [{ Received: "three" }, "Received: “three” is no amount"],
  [{ Received: "3.001" }, "Received: it has more decimals than EUR has (2)"],
  [{ Currency: "XXX" }, "Currency: it is not an ISO 4217 currency code"],
  [{ Currency: "" }, "Currency: it is empty"],
  [{ "DateTime (UTC)": "31/12/2026 10:00" }, "DateTime (UTC): “31/12/2026 10:00” is no date"],
  [{ "DateTime (UTC)": "" }, "DateTime (UTC): it is empty"],
  [{ TransactionType: "Raffle" }, "TransactionType: “Raffle” is unknown"],
  [{ TransactionId: " " }, "TransactionId: it is empty"],
])("%j cannot be read, and the reason names the column", (fields, reason) => {
  const read = readKofi(fields);
  expect(read.is).toBe("unreadable");
  expect(read.is === "unreadable" && read.reason).toContain(reason);
});

test.each<KofiRow>([{ Received: "" }, { Received: "0.00", Given: "5.00" }, { Received: "-5.00" }])(
  "%j is no money that came in",
  (fields) => {
    expect(readKofi(fields).is).toBe("ignored");
  },
);

const bmcHeaders = ["Created At", "Supporter Email", "Amount", "Currency", "Support ID", "Status"];
const bmcRow = ["2026-03-01 12:00:00", "kim@example.com", "5.00", "EUR", "15000001", "succeeded"];
const bmcMapping = guessMapping(bmc, head(bmcHeaders, [bmcRow]), { currency: "USD" });
const readBmc = (cells: string[], mapping = bmcMapping) =>
  readPastPayment({ past: bmc, mapping, headers: bmcHeaders }, cells);

test("columns of Buy Me a Coffee are guessed by their names", () => {
  expect(bmcMapping).toEqual({
    columns: { placedAt: 0, email: 1, amount: 2, currency: 3, paymentId: 4, status: 5 },
    dateFormat: "ymd",
    zone: "UTC",
    decimal: ".",
    currency: null,
  });
});

test("a payment's number gives the key that the webhook gives it", () => {
  expect(readBmc(bmcRow)).toMatchObject({
    payment: { externalId: "payment:15000001", refunded: false, keyless: false },
  });
  const refunded = bmcRow.with(5, "Refunded");
  expect(readBmc(refunded)).toMatchObject({ payment: { refunded: true } });
  expect(readBmc(bmcRow.with(5, "pending"))).toEqual({
    is: "ignored",
    reason: "Not paid: the file says “pending”",
  });
});

test("a row that names no payment gets a key of all that it says", () => {
  const { paymentId: _, ...columns } = bmcMapping.columns;
  const mapping = { ...bmcMapping, columns };
  const key = (cells: string[]) => {
    const read = readBmc(cells, mapping);
    return read.is === "payment" && read.payment.keyless && read.payment.externalId;
  };
  expect(key(bmcRow)).toMatch(/^file:[0-9a-f]{64}$/);
  expect(key(bmcRow)).toBe(key(bmcRow.with(1, "KIM@example.com")));
  expect(key(bmcRow)).not.toBe(key(bmcRow.with(2, "6.00")));
});

test("a mapping is remembered by the columns' names and offered where they all are", () => {
  const remembered = rememberedFrom(bmcMapping, bmcHeaders);
  const turned = [...bmcHeaders].reverse();
  expect(recallMapping(remembered, head(turned))?.columns).toEqual({
    placedAt: 5,
    email: 4,
    amount: 3,
    currency: 2,
    paymentId: 1,
    status: 0,
  });
  expect(recallMapping(remembered, head(bmcHeaders.slice(1)))).toBeNull();
});

test("texts that databases refuse are made storable", () => {
  const read = readKofi({ Message: "a\u0000b\ud800c", From: "\u0000" });
  expect(read).toMatchObject({ payment: { message: "a\uFFFDb\uFFFDc" } });
});
