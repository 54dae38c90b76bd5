import type { Bank } from "../bank";
import { feeOf, newEntry } from "../objects/balance-transaction";
import type { Kept } from "../store";
import { cardOf } from "./find-method";

/** Enters what was taken with a charge, less the fee. */
export function enterCharge(bank: Bank, charge: Kept): Kept {
  const amount = charge.amount_captured as number;
  const entry = newEntry(bank.now(), {
    ...{ amount, currency: charge.currency as string, source: charge.id },
    ...{ type: "charge", category: "charge", fee: feeOf(amount) },
    description: charge.description as string | null,
    isAvailable: cardOf(bank, charge.payment_method as string).available === true,
  });
  bank.store.save(entry);
  return bank.store.save({ ...charge, balance_transaction: entry.id });
}
