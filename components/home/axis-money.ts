import { toDecimal } from "@/lib/kernel/browser";

/** "€1.2K" for the axis of a chart, from minor units; a mark may lie between two of them. */
export function axisMoney(mark: number, currency: string): string {
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(toDecimal({ amount: Math.round(mark), currency }) as `${number}`);
}
