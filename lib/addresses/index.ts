export { type AddressProblem, checkAddress } from "./check-address";
export { type Country, countryName, findCountry, listCountries } from "./countries";
export { addressFields } from "./country-form";
export { keepAddress, readAddress } from "./read-address";
export * from "./schemas";
export { writeAddress } from "./write-address";
