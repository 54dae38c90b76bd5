import type { Bank, Later } from "../bank";
import type { Kept } from "../store";
import { endHold } from "./end-hold";
import { enterCharge } from "./enter-balance";
import { failRefund, settleRefund } from "./refund-charge";

const doings: Record<Later, (bank: Bank, about: Kept) => void> = {
  hold_ends: endHold,
  balance_arrives: (bank, charge) => {
    if (charge.balance_transaction) return;
    bank.tell("charge.updated", enterCharge(bank, charge), { balance_transaction: null });
  },
  refund_arrives: settleRefund,
  refund_fails: (bank, refund) => void failRefund(bank, refund),
};

/** Does what has become due by itself, oldest first. */
export function happen(bank: Bank) {
  for (;;) {
    const timer = bank.store.firstTimer(bank.now());
    if (!timer) return;
    bank.store.whole(() => {
      const about = bank.store.find(timer.about);
      if (about) doings[timer.what as Later](bank, about);
      bank.store.timerDone(timer.id);
    });
  }
}
