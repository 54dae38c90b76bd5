import { currencyExponent, type Money, parseCurrency, parseMoney } from "@/lib/kernel";

const symbols: Record<string, string> = { "€": "EUR", "£": "GBP", US$: "USD" };

/** What stands around the digits: a sign, a currency's code or symbol, blanks. */
const around =
  /^([-−+(]?)\s*([A-Za-z]{0,3}\p{Sc}?|)\s*([-−+]?)([\d.,'’\s\u00A0\u202F]*\d)\s*([A-Za-z]{0,3}\p{Sc}?|)\s*\)?$/u;

/** The digits as a plain decimal, or null where separators stand in places that they cannot have. */
function plainDecimal(digits: string, decimal: "." | ","): string | null {
  const text = digits.replace(/['’\s\u00A0\u202F]/g, "");
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
  const match = around.exec(given.trim());
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

/** Puts an amount and its currency together, exactly. Throws `invalid_request` with a sentence. */
export const moneyOf = (amount: ReadAmount, currency: string): Money =>
  parseMoney(amount.decimal, parseCurrency(currency), "Amount");
