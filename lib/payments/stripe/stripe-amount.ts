import { currencyExponent, formatMoney, invalid } from "@/lib/kernel";

// Where Stripe's smallest unit is not the standard's (docs.stripe.com/currencies, special cases): ISK and
// UGX have no decimals and are sent with two, MGA has two and is sent with none.
const sentWithTwo = new Set(["ISK", "UGX"]);
const sentWithNone = new Set(["MGA"]);

interface Amount {
  amount: bigint;
  currency: string;
}

/** A number that is no other amount than what it was made of. */
function exactly(amount: bigint): number {
  if (amount > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw invalid("amount is too large to be charged by card.", "amount");
  }
  return Number(amount);
}

/**
 * The amount as Stripe takes it. Throws `invalid_request` naming `amount` for one that Stripe cannot charge:
 * in currencies with three decimals the last digit must be 0, in MGA both.
 */
export function toStripeAmount({ amount, currency }: Amount): { amount: number; currency: string } {
  const code = currency.toLowerCase();
  if (sentWithTwo.has(currency)) return { amount: exactly(amount * 100n), currency: code };
  const unit = sentWithNone.has(currency) ? 100n : currencyExponent(currency) === 3 ? 10n : 1n;
  if (amount % unit !== 0n) {
    throw invalid(
      `${formatMoney({ amount, currency })} cannot be charged by card: in ${currency} the last ${unit === 10n ? "digit" : "two digits"} must be 0.`,
      "amount",
    );
  }
  return { amount: exactly(sentWithNone.has(currency) ? amount / 100n : amount), currency: code };
}

/** An amount as Stripe tells it, in minor units of the standard. */
export function fromStripeAmount(amount: number, currency: string): Amount {
  const code = currency.toUpperCase();
  const told = BigInt(amount);
  if (sentWithTwo.has(code)) return { amount: told / 100n, currency: code };
  return { amount: sentWithNone.has(code) ? told * 100n : told, currency: code };
}
