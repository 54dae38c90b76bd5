// ISO 4217 list one (active codes) with the minor-unit exponents of the standard.
const byExponent: Record<number, string> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
    CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK
    PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
    TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
};

// ISO 4217 list three: what was money since 2000 and is none any more. Payments of then keep it.
const retiredByExponent: Record<number, string> = {
  0: "ADP BEF BYR ESP GRD ITL LUF MGF PTE TPE TRL",
  2: `AFA ANG ATS AZM BGL CSD CUC CYP DEM EEK FIM FRF GHC GWP HRK IEP LTL LVL MRO MTL MZM NLG
    ROL RUR SDD SIT SKK SLL SRG STD TMM VEB VEF XEU YUM ZMK ZRN ZWD ZWL ZWN ZWR`,
};

const exponentsOf = (list: Record<number, string>) =>
  Object.entries(list).flatMap(([exponent, codes]) =>
    codes.split(/\s+/).map((code) => [code, Number(exponent)] as const),
  );

const active = new Map(exponentsOf(byExponent));
const exponents = new Map([...exponentsOf(retiredByExponent), ...active]);

/** The currencies that money can be taken in today. */
export const currencyCodes: readonly string[] = [...active.keys()].sort();

/** Digits after the point (ISO 4217: JPY 0, USD 2, KWD 3), or undefined for an unknown code. */
export const currencyExponent = (code: string): number | undefined => exponents.get(code);
