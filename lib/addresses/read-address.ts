import { findCountry } from "./countries";
import type { PostalAddress } from "./schemas";

/** What each part is called by Ko-fi, Buy Me a Coffee and our own store, in this order. */
const keysOf = {
  name: ["full_name", "name"],
  company: ["company"],
  street: ["street_address", "street"],
  cityPart: ["city_part"],
  city: ["city"],
  area: ["state_or_province", "state"],
  postalCode: ["postal_code", "zip"],
  countryCode: ["country_code"],
  country: ["country"],
  telephone: ["telephone", "phone"],
} as const;

const knownKeys: ReadonlySet<string> = new Set(Object.values(keysOf).flat());

const textOf = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() : "";

/** An address out of what its source told, and what of it is no part of an address. */
export function readAddress(shipping: Record<string, unknown>): {
  address: PostalAddress;
  others: Record<string, unknown>;
} {
  const used = new Set<string>();
  const part = (name: keyof typeof keysOf): string | null => {
    for (const key of keysOf[name]) {
      const text = textOf(shipping[key]);
      if (text) {
        used.add(key);
        return text;
      }
    }
    return null;
  };
  const street = part("street") ?? "";
  const [code, country] = [part("countryCode"), part("country")];
  const known = findCountry(code ?? "") ?? findCountry(country ?? "") ?? null;
  const address: PostalAddress = {
    ...{ name: part("name"), company: part("company"), cityPart: part("cityPart") },
    lines: street
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    ...{ city: part("city"), area: part("area"), postalCode: part("postalCode") },
    ...{ country: known, countryText: known ? null : (country ?? code) },
    telephone: part("telephone"),
  };
  const others = Object.entries(shipping).filter(
    ([key, value]) =>
      !used.has(key) && !(knownKeys.has(key) && (value === null || textOf(value) === "")),
  );
  return { address, others: Object.fromEntries(others) };
}

/** The same address as the store keeps it: a platform's would be read the same way. */
export const keepAddress = (address: PostalAddress): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      ...{ full_name: address.name, company: address.company },
      ...{ street_address: address.lines.join("\n"), city_part: address.cityPart },
      ...{ city: address.city, state_or_province: address.area },
      ...{ postal_code: address.postalCode, country_code: address.country },
      telephone: address.telephone,
    }).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
