import { conflict, formatMoney, invalid } from "@/lib/kernel";
import type { ItemRow } from "../items/item-row";

/** What a request costs, in minor units of the item's currency. */
export interface RequestPrice {
  unitAmount: bigint;
  amountShipping: bigint;
  amount: bigint;
  currency: string;
}

/** What sending costs to a country; undefined where the item is not sent there. */
export function shippingTo({ shipping }: ItemRow, country: string): bigint | undefined {
  const rate =
    shipping.find(({ countries }) => countries !== "everywhere" && countries.includes(country)) ??
    shipping.find(({ countries }) => countries === "everywhere");
  return rate && BigInt(rate.amount);
}

/**
 * Prices a request by what the store says now, never by what a page says. Throws `invalid_request` naming
 * the field for a quantity that the item does not allow, and for a country that it is not sent to.
 */
export function priceRequest(
  item: ItemRow,
  { quantity, country }: { quantity: number; country: string | null },
): RequestPrice {
  if (quantity < item.leastQuantity || quantity > item.mostQuantity) {
    const { leastQuantity: least, mostQuantity: most } = item;
    const range = least === most ? `${least}` : `from ${least} to ${most}`;
    throw invalid(`quantity must be ${range}.`, "quantity");
  }
  const sent = item.isPhysical && item.shipping.length > 0;
  const amountShipping = sent ? shippingTo(item, country ?? "") : 0n;
  if (amountShipping === undefined) {
    throw invalid("This is not sent to the country of the address.", "country");
  }
  const amount = item.price * BigInt(quantity) + amountShipping;
  return { unitAmount: item.price, amountShipping, amount, currency: item.currency };
}

/** Throws `conflict` when the price is not what the page showed. */
export function requireShown(price: RequestPrice, shown: number | null): void {
  if (shown === null || BigInt(shown) === price.amount) return;
  throw conflict(
    `The price has changed since this page was opened. It is ${formatMoney(price)} now: look at it again, and send the request if that suits you.`,
  );
}
