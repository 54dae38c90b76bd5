import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { conflict } from "@/lib/kernel";
import type { OrderEventData } from "../events";
import { paymentLabels } from "../labels";
import type { PaymentStatus } from "../payment-lifecycle";
import { paymentMayBecome } from "../payment-lifecycle";
import { recordEvent } from "../record-event";

export interface PaymentTransition {
  siteId: string;
  id: string;
  from: PaymentStatus;
  to: PaymentStatus;
  /** What was given back in all, in minor units of the order's currency. */
  amountRefunded: bigint;
  /** What the timeline says of it, if anything. */
  refund?: OrderEventData<"payment.refunded">;
  event?: PaymentEvent;
}

/** What the timeline says of a step of a payment. */
export type PaymentEvent = {
  [Type in "payment.processing" | "payment.paid" | "payment.failed" | "payment.unpaid"]: {
    type: Type;
    data: OrderEventData<Type>;
  };
}["payment.processing" | "payment.paid" | "payment.failed" | "payment.unpaid"];

/**
 * The only writer of an order's payment status, and of what was given back of its money. Throws
 * `conflict` when the payment life cycle forbids the step, or when the payment has moved on meanwhile.
 */
export async function transitionPayment(
  tx: Transaction,
  step: PaymentTransition,
  by: { actor: Actor; at: Date },
): Promise<void> {
  if (step.from !== step.to && !paymentMayBecome(step.from, step.to)) {
    throw conflict(
      `A payment that is ${paymentLabels[step.from].toLowerCase()} cannot become ${paymentLabels[step.to].toLowerCase()}.`,
    );
  }
  const { rowCount } = await tx.query(
    `update orders set payment_status = $4::payment_status, amount_refunded = $5, updated_at = $6
     where site_id = $1 and id = $2 and payment_status = $3::payment_status`,
    [step.siteId, step.id, step.from, step.to, step.amountRefunded, by.at],
  );
  if (rowCount === 0) throw conflict("The payment has changed meanwhile. Look at it again.");
  const { actor, at } = by;
  if (step.event) await recordEvent(tx, step, { ...step.event, actor, at } as never);
  if (!step.refund) return;
  await recordEvent(tx, step, { type: "payment.refunded", data: step.refund, actor, at });
}
