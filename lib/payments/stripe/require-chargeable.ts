import { currencyExponent, formatMoney, invalid } from "@/lib/kernel";
import { toStripeAmount } from "./stripe-amount";

// docs.stripe.com/currencies, "Supported presentment currencies" (page of 2026-07).
const taken = new Set(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF
  CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF
  IDR ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP
  MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
  SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD
  XCG XOF XPF YER ZAR ZMW`.split(/\s+/),
);

// The same page, "Minimum charge amounts", in minor units; what is not listed there is half a dollar's worth,
// which only Stripe can judge exactly: less than this it is nowhere.
const least: Readonly<Record<string, bigint>> = {
  ...{ AED: 200n, BGN: 100n, CZK: 1500n, DKK: 250n, GBP: 30n, HKD: 400n, HUF: 17_500n, JPY: 50n },
  ...{ MXN: 1000n, MYR: 200n, NOK: 300n, PLN: 200n, RON: 200n, SEK: 300n, THB: 1000n },
};

function leastOf(currency: string): bigint {
  const exponent = currencyExponent(currency);
  return least[currency] ?? (exponent === 0 ? 1n : exponent === 3 ? 100n : 50n);
}

/**
 * Throws `invalid_request` naming `currency` for one that Stripe does not take, and naming `param` for an
 * amount (in minor units) that cannot be written in it: KWD’s last digit must be 0.
 */
export function requireWritable(money: { amount: bigint; currency: string }, param: string): void {
  if (!taken.has(money.currency)) {
    throw invalid(
      `currency is one that cards are not charged in: Stripe does not take ${money.currency}.`,
      "currency",
    );
  }
  try {
    toStripeAmount(money);
  } catch (error) {
    throw invalid(`${param}: ${(error as Error).message}`, param);
  }
}

/** The same, and for less than Stripe charges at all. `param` names the field that says the amount. */
export function requireChargeable(
  money: { amount: bigint; currency: string },
  param: string,
): void {
  requireWritable(money, param);
  const minimum = leastOf(money.currency);
  if (money.amount >= minimum) return;
  throw invalid(
    `${param} is too low to be charged by card: ${formatMoney({ ...money, amount: minimum })} is the least that Stripe takes.`,
    param,
  );
}
