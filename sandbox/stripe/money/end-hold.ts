import type { Bank } from "../bank";
import { invalidRequest } from "../protocol/api-error";
import type { Kept } from "../store";
import { checkPositive, checkUnit, inWords } from "./check-amount";
import { unexpectedState } from "./confirm-intent";
import { enterCharge } from "./enter-balance";

/** Takes what is held, or a part of it; the rest is given back. Throws what Stripe answers. */
export function captureIntent(bank: Bank, intent: Kept, wish: number | undefined): Kept {
  if (intent.status !== "requires_capture") {
    throw unexpectedState(
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    );
  }
  const held = intent.amount_capturable as number;
  const currency = intent.currency as string;
  const amount = wish ?? held;
  checkPositive(amount, "amount_to_capture");
  checkUnit(amount, currency, "amount_to_capture");
  if (amount > held) {
    throw invalidRequest(
      `Amount capturable is ${inWords(held, currency)}: amount_to_capture is ${inWords(amount, currency)}, which is more.`,
      { code: "amount_too_large", param: "amount_to_capture" },
    );
  }
  const charge = bank.store.find(intent.latest_charge as string) as Kept;
  const taken = bank.store.save({ ...charge, captured: true, amount_captured: amount });
  const entered = enterCharge(bank, taken);
  const next = bank.store.save({
    ...{ ...intent, status: "succeeded", amount_capturable: 0, amount_received: amount },
  });
  bank.tell("charge.captured", entered, { captured: false, amount_captured: 0 });
  bank.tell("payment_intent.succeeded", next);
  return next;
}

const cancelable = [
  ...["requires_payment_method", "requires_capture", "requires_confirmation", "requires_action"],
  "processing",
];

/** Gives an intent up; what is held is given back. Throws what Stripe answers where it is over. */
export function cancelIntent(bank: Bank, intent: Kept, reason: string | null): Kept {
  if (!cancelable.includes(intent.status as string)) {
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, processing.`,
    );
  }
  const next = bank.store.save({
    ...{ ...intent, status: "canceled", canceled_at: bank.now(), cancellation_reason: reason },
    ...{ amount_capturable: 0, next_action: null },
  });
  bank.tell("payment_intent.canceled", next);
  return next;
}

/** A hold that nobody took has ended by itself. */
export function endHold(bank: Bank, intent: Kept) {
  if (intent.status !== "requires_capture") return;
  const charge = bank.store.find(intent.latest_charge as string);
  if (charge) bank.tell("charge.expired", charge);
  cancelIntent(bank, intent, "expired");
}
