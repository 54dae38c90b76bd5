import type Stripe from "stripe";
import type { DisputeMove } from "@/lib/ledger";
import { fromStripeAmount } from "../stripe/stripe-amount";

/**
 * What a dispute moved, as Stripe's balance has it: taken when it is opened (an inquiry takes nothing), given
 * back when it is won. The money is told in the currency that was paid, as the sale was; the balance may be in
 * another one (docs.stripe.com/api/disputes/object, balance_transactions).
 */
export const disputeMoves = (dispute: Stripe.Dispute): DisputeMove[] =>
  dispute.balance_transactions.map((entry) => {
    const paid = fromStripeAmount(dispute.amount, dispute.currency);
    const told = fromStripeAmount(Math.abs(entry.amount), entry.currency);
    const size = told.currency === paid.currency ? told : paid;
    const fee = fromStripeAmount(Math.abs(entry.fee), entry.currency);
    return {
      ...{ key: entry.id, currency: size.currency, feeCurrency: fee.currency },
      amount: entry.amount < 0 ? -size.amount : size.amount,
      fee: entry.fee < 0 ? -fee.amount : fee.amount,
      at: new Date(entry.created * 1000),
    };
  });
