import type Stripe from "stripe";
import { type Kept, randomId } from "../store";
import { kept } from "./kept";

/** Seconds until money that was taken can be paid out. */
const untilAvailable = 2 * 86_400;

/** What Stripe keeps of a charge here: 2.9 % and 30 of the smallest unit, rounded half up. */
export const feeOf = (amount: number): number =>
  Number((BigInt(amount) * 29n + 500n) / 1000n + 30n);

export interface Entry {
  amount: number;
  currency: string;
  source: string;
  type: Stripe.BalanceTransaction.Type;
  category: string;
  fee?: number;
  description?: string | null;
  /** Without waiting. */
  isAvailable?: boolean;
}

export function newEntry(now: number, entry: Entry): Kept {
  const { amount, currency, source, type, category, fee = 0 } = entry;
  const fees: Stripe.BalanceTransaction.FeeDetail[] = fee
    ? [
        {
          ...{ amount: fee, application: null, currency, type: "stripe_fee" },
          description: type === "adjustment" ? "Dispute fee" : "Stripe processing fees",
        },
      ]
    : [];
  const made: Stripe.BalanceTransaction = {
    ...{ id: `txn_3${randomId(23)}`, object: "balance_transaction", amount },
    available_on: entry.isAvailable ? now : now + untilAvailable,
    ...{ balance_type: "payments", created: now, currency, description: entry.description ?? null },
    ...{ exchange_rate: null, fee, fee_details: fees, net: amount - fee },
    ...{ reporting_category: category, source, type },
    status: entry.isAvailable ? "available" : "pending",
  };
  return kept(made);
}

/** An entry as it stands at a time: what waited has become available. */
export const entryAt = (now: number, entry: Kept): Kept =>
  entry.status === "pending" && (entry.available_on as number) <= now
    ? { ...entry, status: "available" }
    : entry;
