import type { Filter } from "@/lib/lists/browser";

/** Decimals in major units as they were typed, or empty. */
export interface AmountRange {
  min: string;
  max: string;
}

/** `12,50`, ` 12.5 ` and `012.50` are what people type; anything else is no amount. */
export function readDecimal(text: string): string {
  const match = /^0*(\d{1,12})(?:[.,](\d{1,4}))?$/.exec(text.trim());
  if (!match) return "";
  return match[2] === undefined ? `${match[1]}` : `${match[1]}.${match[2]}`;
}

/** The ends of a range that was typed, the smaller first. */
export function readRange(from: string, upTo: string): AmountRange {
  const [min, max] = [readDecimal(from), readDecimal(upTo)];
  const swapped = min !== "" && max !== "" && Number(min) > Number(max);
  return swapped ? { min: max, max: min } : { min, max };
}

/** A range of prices, said by `min` and `max`. It counts where one currency is chosen. */
export const amountFilter: Filter<AmountRange> = {
  label: "Price",
  none: { min: "", max: "" },
  read: ({ one }) => readRange(one("min"), one("max")),
  pairs: ({ min, max }) => [
    ["min", min],
    ["max", max],
  ],
  say: ({ min, max }, _, state: { currency?: readonly string[] }) => {
    const { currency = [] } = state;
    const unit = currency.length === 1 ? ` ${currency[0]}` : "";
    if (min && max) return min === max ? `${min}${unit}` : `${min} – ${max}${unit}`;
    if (min) return `from ${min}${unit}`;
    return max ? `up to ${max}${unit}` : "";
  },
};
