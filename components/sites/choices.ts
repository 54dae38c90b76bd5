import { currencyCodes } from "@/lib/kernel/schemas";

/** The time zones that this server knows, UTC first. */
export const timeZones = (): string[] => [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];

const often = ["USD", "EUR", "GBP"];

/** Currencies with their names, those of most platforms first. */
export function currencyOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  const codes = [...often, ...currencyCodes.filter((code) => !often.includes(code))];
  return codes.map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }));
}
