import { InvalidAddress, normalizeAddress } from "@cpsdqs/google-i18n-address";
import { findCountry } from "./countries";
import { addressFields, partOf } from "./country-form";
import type { AddressPart, PostalAddress } from "./schemas";

/** A part that cannot be right, and the sentence about it. `country` is one more part here. */
export interface AddressProblem {
  part: AddressPart | "country";
  message: string;
}

/**
 * Checks an address against the form of its country, and writes codes as the post does. Returns the
 * address, or what is missing or wrong with it, by part, in the order of the form.
 */
export async function checkAddress(
  given: PostalAddress,
): Promise<
  { ok: true; address: PostalAddress } | { ok: false; problems: readonly AddressProblem[] }
> {
  const country = findCountry(given.country ?? "");
  if (!country) {
    return { ok: false, problems: [{ part: "country", message: "Choose a country." }] };
  }
  const form = await addressFields(country);
  try {
    const written = await normalizeAddress({
      countryCode: country,
      ...{ name: given.name ?? "", companyName: given.company ?? "" },
      ...{ streetAddress: given.lines.join("\n"), cityArea: given.cityPart ?? "" },
      ...{ city: given.city ?? "", countryArea: given.area ?? "" },
      postalCode: given.postalCode ?? "",
    });
    if (!given.name?.trim()) return { ok: false, problems: [missing("Name", "name")] };
    const { countryArea: area, postalCode } = written;
    return {
      ok: true,
      address: {
        ...{ ...given, country, countryText: null },
        ...{ area: area || null, postalCode: postalCode || null },
      },
    };
  } catch (error) {
    if (!(error instanceof InvalidAddress)) throw error;
    const wrong = new Map(
      Object.entries(error.errors).map(([field, why]) => [
        partOf[field as keyof typeof partOf],
        why,
      ]),
    );
    if (!given.name?.trim()) wrong.set("name", "required");
    return {
      ok: false,
      problems: form.flatMap(({ part, label, example }) => {
        const why = wrong.get(part);
        if (!why) return [];
        if (why === "required") return [missing(label, part)];
        const like = example ? ` It looks like ${example}.` : "";
        return [{ part, message: `${label} does not fit this country.${like}` }];
      }),
    };
  }
}

const missing = (label: string, part: AddressPart): AddressProblem => ({
  part,
  message: `${label} is missing.`,
});
