import { currencyExponent } from "./currencies";
import { invalid } from "./errors";
import { trimTail } from "./text/trim-ends";

/** An amount in minor units of an ISO 4217 currency. Never added to one in another currency. */
export interface Money {
  amount: bigint;
  currency: string;
}

// Larger amounts would not survive a JSON number, and no creator sells for ten trillion.
const largest = 999_999_999_999_999n;

/** Upper-cases and checks a currency code. Throws `invalid_request` naming `param`. */
export function parseCurrency(value: unknown, param = "currency"): string {
  const code = typeof value === "string" ? value.trim().toUpperCase() : "";
  if (currencyExponent(code) === undefined) {
    throw invalid(`${param} is not an ISO 4217 currency code`, param);
  }
  return code;
}

/**
 * Reads a decimal such as `3`, `"3.00"` or `"1.250"` into minor units, exactly.
 * Throws `invalid_request` naming `param` on signs, exponents, and on digits the currency does not have.
 */
export function parseMoney(value: unknown, currency: string, param = "amount"): Money {
  const exponent = currencyExponent(currency);
  if (exponent === undefined)
    throw invalid("currency is not an ISO 4217 currency code", "currency");
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") throw invalid(`${param} is not a decimal amount`, param);
  const match = /^(\d{1,18})(?:\.(\d{1,12}))?$/.exec(text.trim());
  if (!match) throw invalid(`${param} is not a plain decimal amount`, param);
  const fraction = trimTail(match[2] ?? "", "0");
  if (fraction.length > exponent) {
    throw invalid(`${param} has more decimals than ${currency} has (${exponent})`, param);
  }
  const amount = BigInt(match[1] + fraction.padEnd(exponent, "0"));
  if (amount > largest) throw invalid(`${param} is too large`, param);
  return { amount, currency };
}

/** The amount as a plain decimal with all its digits: `{300n, USD}` is `3.00`, `{300n, JPY}` is `300`. */
export function toDecimal({ amount, currency }: { amount: bigint | number; currency: string }) {
  const exponent = currencyExponent(currency) ?? 2;
  const value = BigInt(amount);
  const digits = (value < 0n ? -value : value).toString().padStart(exponent + 1, "0");
  const sign = value < 0n ? "-" : "";
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** The amount as people read it, in the standard's digits whatever the platform's locale data says. */
export function formatMoney(
  money: { amount: bigint | number; currency: string },
  locale = "en",
): string {
  const exponent = currencyExponent(money.currency) ?? 2;
  const key = `${locale} ${money.currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      style: "currency",
      currency: money.currency,
      minimumFractionDigits: exponent,
      maximumFractionDigits: exponent,
    });
    formatters.set(key, formatter);
  }
  // A decimal string is formatted without passing through a float.
  return formatter.format(toDecimal(money) as Intl.StringNumericLiteral);
}
