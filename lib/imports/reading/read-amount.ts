import { currencyExponent, type Money, parseCurrency, parseMoney } from "@/lib/kernel";

const symbols: Record<string, string> = { "€": "EUR", "£": "GBP", US$: "USD" };

// Nobody was paid an amount that takes longer to write.
const longest = 64;

/** What stands around the digits: a sign, a currency's code or symbol. Blanks are out already. */
const around =
  /^([-−+(]?)([A-Za-z]{0,3}\p{Sc}?)([-−+]?)([\d.,'’]{0,64})([A-Za-z]{0,3}\p{Sc}?)\)?$/u;
const partedWord = /[A-Za-z]\s+[A-Za-z]/;

/** The digits as a plain decimal, or null where separators stand in places that they cannot have. */
function plainDecimal(digits: string, decimal: "." | ","): string | null {
  if (!/\d$/.test(digits)) return null;
  const text = digits.replace(/['’]/g, "");
  const grouping = decimal === "." ? "," : ".";
  const [whole = "", fraction, ...more] = text.split(decimal);
  if (more.length > 0 || fraction?.includes(grouping)) return null;
  const groups = whole.split(grouping);
  if (
    groups.length > 1 &&
    !(groups[0] !== "" && groups.slice(1).every((one) => one.length === 3))
  ) {
    return null;
  }
  if (groups.length > 1 && (groups[0] as string).length > 3) return null;
  return `${groups.join("") || "0"}${fraction ? `.${fraction}` : ""}`;
}

/** What an amount says for itself: its digits, whether it is less than nothing, its currency. */
export interface ReadAmount {
  decimal: string;
  negative: boolean;
  currency: string | null;
}

/** Reads `3.00`, `$1,234.50`, `1.234,50 €` or `(5.00)`, exactly. Null when it is no amount. */
export function readAmount(given: string, decimal: "." | ","): ReadAmount | null {
  const text = given.trim();
  if (text.length > longest || partedWord.test(text)) return null;
  const match = around.exec(text.replace(/\s/g, ""));
  if (!match) return null;
  const [, before = "", left = "", sign = "", digits = "", right = ""] = match;
  const plain = plainDecimal(digits, decimal);
  if (plain === null) return null;
  const name = (left || right).trim();
  const code = symbols[name] ?? name.toUpperCase();
  return {
    decimal: plain,
    negative: before === "(" || /[-−]/.test(before + sign),
    currency: currencyExponent(code) === undefined ? null : code,
  };
}

/** A plain decimal times a whole number, exactly. */
export function multiply(decimal: string, by: number): string {
  const [whole = "0", fraction = ""] = decimal.split(".");
  const digits = String(BigInt(whole + fraction) * BigInt(by)).padStart(fraction.length + 1, "0");
  if (fraction === "") return digits;
  return `${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}

/** Puts an amount and its currency together, exactly. Throws `invalid_request` with a sentence. */
export const moneyOf = (amount: ReadAmount, currency: string): Money =>
  parseMoney(amount.decimal, parseCurrency(currency), "Amount");
