/** ISO 3166-1 and the territories with a postal service of their own, as far as there is a form for them. */
const codes =
  "AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split(
    " ",
  );

const names = new Intl.DisplayNames(["en"], { type: "region" });

export interface Country {
  /** Two capital letters. */
  code: string;
  name: string;
}

const countries: readonly Country[] = codes
  .map((code) => ({ code, name: names.of(code) ?? code }))
  .sort((one, other) => one.name.localeCompare(other.name, "en"));

/** All countries that an address can be in, by name. */
export const listCountries = (): readonly Country[] => countries;

/** A country's name in English; the code itself where there is no such country. */
export const countryName = (code: string): string =>
  countries.find((country) => country.code === code)?.name ?? code;

// As names are written in addresses, where people's differ from the standard's.
const otherNames: Record<string, string> = {
  usa: "US",
  "u.s.a.": "US",
  "united states of america": "US",
  uk: "GB",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "northern ireland": "GB",
  holland: "NL",
  "the netherlands": "NL",
  "czech republic": "CZ",
  turkey: "TR",
  "korea, republic of": "KR",
  "republic of korea": "KR",
  "viet nam": "VN",
  "russian federation": "RU",
};

/** The country that somebody wrote, by code or by English name; undefined for what is none. */
export function findCountry(text: string): string | undefined {
  const written = text.trim();
  if (codes.includes(written.toUpperCase())) return written.toUpperCase();
  const lower = written.toLowerCase();
  if (Object.hasOwn(otherNames, lower)) return otherNames[lower];
  return countries.find(({ name }) => name.toLowerCase() === lower)?.code;
}
