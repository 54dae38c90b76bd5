import { currencyExponent } from "@/lib/kernel/browser";

/** "€1.2K" for the axis of a chart, from minor units; nobody calculates with it. */
export function axisMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(amount / 10 ** (currencyExponent(currency) ?? 2));
}
