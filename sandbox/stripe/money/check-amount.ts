import { invalidRequest } from "../protocol/api-error";

const supported = new Set(
  `usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf
  chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf
  idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop
  mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd
  scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg
  xof xpf yer zar zmw`.split(/\s+/),
);
const zeroDecimal = new Set(
  "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "),
);
const threeDecimal = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);
/** Sent with two decimals that must be 0. */
const wholeOnly = new Set(["isk", "ugx"]);

// docs.stripe.com/currencies, minimum charge amounts; elsewhere half a dollar's worth is not known here.
const least: Record<string, number> = {
  ...{
    aed: 200,
    bgn: 100,
    czk: 1500,
    dkk: 250,
    gbp: 30,
    hkd: 400,
    huf: 17_500,
    mxn: 1000,
    myr: 200,
  },
  ...{ nok: 300, pln: 200, ron: 200, sek: 300, thb: 1000 },
};
const most = 999_999_999_999;

const decimals = (currency: string) =>
  zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2;
const leastOf = (currency: string) => least[currency] ?? (threeDecimal.has(currency) ? 100 : 50);

/** An amount as an error tells it. */
export function inWords(amount: number, currency: string): string {
  const places = decimals(currency);
  const text = String(amount).padStart(places + 1, "0");
  const whole = places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
  return currency === "usd" ? `$${whole}` : `${whole} ${currency}`;
}

/** A currency in lower case. Throws what Stripe answers to one that it does not take. */
export function readCurrency(given: string): string {
  const currency = given.toLowerCase();
  if (supported.has(currency)) return currency;
  throw invalidRequest(
    `Invalid currency: ${currency}. Stripe currently supports these currencies: ${[...supported].join(", ")}`,
    { param: "currency" },
  );
}

/** Throws for what cannot stand in this currency's smallest unit. */
export function checkUnit(amount: number, currency: string, param = "amount") {
  if (threeDecimal.has(currency) && amount % 10 !== 0) {
    throw invalidRequest(
      `Invalid ${param}: the last digit of an amount in ${currency} must be 0, such as ${amount - (amount % 10)}.`,
      { param },
    );
  }
  if (wholeOnly.has(currency) && amount % 100 !== 0) {
    throw invalidRequest(`Invalid ${param}: an amount in ${currency} must be divisible by 100.`, {
      param,
    });
  }
}

/** Throws for less than one. */
export function checkPositive(amount: number, param = "amount") {
  if (amount >= 1) return;
  throw invalidRequest("This value must be greater than or equal to 1.", {
    ...{ code: "parameter_invalid_integer", param },
  });
}

/** Throws what Stripe answers to an amount that it does not charge. */
export function checkAmount(amount: number, currency: string) {
  checkPositive(amount);
  if (amount > most) {
    throw invalidRequest(`Amount must be no more than ${inWords(most, currency)}`, {
      ...{ code: "amount_too_large", param: "amount" },
    });
  }
  const minimum = leastOf(currency);
  if (amount < minimum) {
    throw invalidRequest(`Amount must be at least ${inWords(minimum, currency)}`, {
      ...{ code: "amount_too_small", param: "amount" },
    });
  }
  checkUnit(amount, currency);
}
