/** An address in our words. Everything may be missing: what platforms send is what a buyer typed. */
export interface PostalAddress {
  name: string | null;
  company: string | null;
  /** Street, house and whatever else stands above the town. */
  lines: string[];
  /** A part of the town, where a country writes it. */
  cityPart: string | null;
  city: string | null;
  /** State, province, prefecture, county. */
  area: string | null;
  postalCode: string | null;
  /** ISO 3166-1, two capital letters; null where only a name is known, or nothing. */
  country: string | null;
  /** As it was written, where it is no country that we know. */
  countryText: string | null;
  telephone: string | null;
}

export type AddressPart =
  | "name"
  | "company"
  | "lines"
  | "cityPart"
  | "city"
  | "area"
  | "postalCode"
  | "telephone";

/** One field of a country's address form. */
export interface AddressField {
  part: AddressPart;
  /** In the country's own term: "ZIP code", "Eircode", "Prefecture". */
  label: string;
  isRequired: boolean;
  /** What there is to choose from; absent where it is typed. */
  choices?: { value: string; label: string }[];
  /** One that is right: "10115". */
  example?: string;
}
