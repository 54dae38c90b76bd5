import type Stripe from "stripe";
import type { Bank } from "../bank";
import { newEntry } from "../objects/balance-transaction";
import { newRefund } from "../objects/refund";
import { refused } from "../protocol/api-error";
import type { Kept } from "../store";
import { checkPositive, checkUnit, inWords } from "./check-amount";
import { cardOf } from "./find-method";

/** Seconds until a bank has said what becomes of a refund. */
const untilSaid = 5;

export interface RefundWish {
  amount: number | undefined;
  reason: string | null;
  metadata: Record<string, unknown>;
}

const enter = (bank: Bank, refund: Kept, amount: number, isFailure: boolean) =>
  bank.store.save(
    newEntry(bank.now(), {
      ...{ amount, currency: refund.currency as string, source: refund.id, isAvailable: true },
      type: isFailure ? "refund_failure" : "refund",
      category: isFailure ? "refund_failure" : "refund",
      description: isFailure ? "REFUND FAILURE" : "REFUND FOR CHARGE",
    }),
  ).id;

/** Gives money of a charge back. Throws what Stripe answers where more is asked for than is left. */
export function refundCharge(bank: Bank, charge: Kept, wish: RefundWish): Kept {
  const { store } = bank;
  const currency = charge.currency as string;
  if (!charge.captured) {
    throw refused(
      charge.paid
        ? `Charge ${charge.id} has not been captured: cancel its PaymentIntent instead.`
        : `Charge ${charge.id} failed, and cannot be refunded.`,
    );
  }
  if (charge.disputed && !isRefundable(bank, charge)) {
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  }
  const left = (charge.amount_captured as number) - (charge.amount_refunded as number);
  if (left <= 0) {
    throw refused(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  }
  const amount = wish.amount ?? left;
  checkPositive(amount);
  checkUnit(amount, currency);
  if (amount > left) {
    throw refused(
      `Refund amount (${inWords(amount, currency)}) is greater than unrefunded amount on charge (${inWords(left, currency)})`,
      { param: "amount" },
    );
  }
  const card = cardOf(bank, charge.payment_method as string);
  let refund = store.save(
    newRefund(bank.now(), charge, {
      ...{ amount, reason: wish.reason as Stripe.Refund.Reason | null },
      ...{ metadata: wish.metadata as Stripe.Metadata },
      status: card.refund === "pending" ? "pending" : "succeeded",
    }),
  );
  refund = store.save({ ...refund, balance_transaction: enter(bank, refund, -amount, false) });
  const refunded = (charge.amount_refunded as number) + amount;
  const next = store.save({
    ...{ ...charge, amount_refunded: refunded, refunded: refunded === charge.amount_captured },
  });
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  bank.tell("refund.created", refund);
  bank.tell("charge.refunded", next, before);
  if (card.refund === "pending") bank.later(untilSaid, "refund_arrives", refund.id);
  if (card.refund === "failed") bank.later(untilSaid, "refund_fails", refund.id);
  return refund;
}

/** Whether every dispute of a charge still lets it be refunded, as an inquiry does. */
const isRefundable = ({ store }: Bank, charge: Kept) =>
  store
    .page("dispute", { where: { charge: charge.id }, limit: 100 })
    .rows.every((one) => one.is_charge_refundable === true || one.status === "won");

/** The money of a refund is not taken back from us any more. */
function putBack(bank: Bank, refund: Kept) {
  const charge = bank.store.find(refund.charge as string);
  if (!charge) return;
  const refunded = (charge.amount_refunded as number) - (refund.amount as number);
  bank.store.save({ ...charge, amount_refunded: refunded, refunded: false });
}

/** The bank could not give it to the cardholder: it comes back. */
export function failRefund(bank: Bank, refund: Kept, reason = "expired_or_canceled_card"): Kept {
  if (refund.status !== "succeeded" && refund.status !== "pending") return refund;
  putBack(bank, refund);
  const { pending_reason: _, ...rest } = refund;
  const failed = bank.store.save({
    ...{ ...rest, status: "failed", failure_reason: reason },
    failure_balance_transaction: enter(bank, refund, refund.amount as number, true),
  } as Kept);
  bank.tell("refund.failed", failed, { status: refund.status });
  bank.tell("charge.refund.updated", failed, { status: refund.status });
  return failed;
}

/** A refund that waited has arrived. */
export function settleRefund(bank: Bank, refund: Kept): Kept {
  if (refund.status !== "pending") return refund;
  const { pending_reason: _, ...rest } = refund;
  const next = bank.store.save({ ...rest, status: "succeeded" } as Kept);
  bank.tell("refund.updated", next, { status: "pending" });
  bank.tell("charge.refund.updated", next, { status: "pending" });
  return next;
}

/** Calls a refund off that the buyer has yet to act on; of a card there is none. Throws. */
export function cancelRefund(refund: Kept): never {
  throw refused(
    `Only a refund with the status requires_action can be canceled; the status of ${refund.id} is ${refund.status}.`,
  );
}
