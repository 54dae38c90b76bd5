import { countryName } from "@/lib/addresses";
import { formatMoney } from "@/lib/kernel";
import type { ItemRow } from "@/lib/store";

/** So many countries are named; of a longer list the rest is counted. */
const named = 4;

function placesOf(countries: readonly string[]): string {
  const names = countries.slice(0, named).map((code) => countryName(code) ?? code);
  const more = countries.length - names.length;
  if (more > 0) return `${names.join(", ")} and ${more} more`;
  return new Intl.ListFormat("en", { type: "conjunction" }).format(names);
}

/** What sending an item costs, a line for each group of countries; none for what is not sent. */
export function describeSending(
  item: Pick<ItemRow, "isPhysical" | "shipping" | "currency">,
): string[] {
  if (!item.isPhysical) return [];
  if (item.shipping.length === 0) return ["Free"];
  const priceOf = (amount: number) =>
    amount === 0 ? "Free" : formatMoney({ amount: BigInt(amount), currency: item.currency });
  return item.shipping.map(({ countries, amount }) => {
    if (countries !== "everywhere") return `${priceOf(amount)} to ${placesOf(countries)}`;
    return item.shipping.length === 1 ? priceOf(amount) : `${priceOf(amount)} elsewhere`;
  });
}
