import { findPlatform } from "@/lib/platforms";
import { takeLinearTime } from "@/test/linear-time";
import { guessDecimal } from "./reading/guess-decimal";
import { guessMapping, recognizeFile } from "./reading/guess-mapping";
import { FileInspector, guessDelimiter, readHead } from "./reading/inspect-file";
import { readAmount } from "./reading/read-amount";
import { readFirst } from "./reading/read-csv";
import { readDate } from "./reading/read-date";
import { readPastPayment } from "./reading/read-past-payment";
import { guessDateFormat } from "./reading/read-written-date";
import type { FileHead, Mapping } from "./schemas";

const { pastPayments } = findPlatform("kofi");
if (!pastPayments) throw new Error("Ko-fi has a file of past payments");

const head = (text: string): FileHead => ({
  encoding: "utf-8",
  delimiter: ",",
  headers: [text, "Amount"],
  samples: [[text, text]],
});
const mapping: Mapping = {
  columns: { placedAt: 0, amount: 1, currency: 2, status: 3, kind: 4, message: 5, email: 6 },
  dateFormat: "mdy",
  zone: "UTC",
  decimal: ".",
  currency: null,
};
const row = (column: number, text: string) =>
  readPastPayment(
    { past: pastPayments, mapping, headers: [] },
    ["01/02/2026 10:00", "3.00", "USD", "paid", "Tip", "Hi", "a@b.example"].with(column, text),
  );

takeLinearTime({
  readAmount: (text) => readAmount(text, "."),
  "readDate, months first": (text) => readDate(text, "mdy", "Europe/Berlin"),
  "readDate, seconds": (text) => readDate(text, "unix", "UTC"),
  guessDateFormat: (text) => guessDateFormat([text]),
  guessDecimal: (text) => guessDecimal([text]),
  guessDelimiter,
  guessMapping: (text) => guessMapping(pastPayments, head(text), { currency: "USD" }),
  recognizeFile: (text) => recognizeFile(pastPayments, head(text)),
  readHead: (text) => readHead(Buffer.from(text), "utf-8"),
  readFirst: (text) => readFirst(text, ",", 6),
  FileInspector: (text) => new FileInspector().look(Buffer.from(text)),
  "readPastPayment, its date": (text) => row(0, text),
  "readPastPayment, its amount": (text) => row(1, text),
  "readPastPayment, its status": (text) => row(3, text),
  "readPastPayment, its kind": (text) => row(4, text),
  "readPastPayment, its message": (text) => row(5, text),
});
