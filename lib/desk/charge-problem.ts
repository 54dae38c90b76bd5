import type { OrderStatus, PaymentStatus, PersonCommand } from "@/lib/orders/browser";

/** Where an order stands after a command: a charge may have ended otherwise than it was meant to. */
export interface Standing {
  status: OrderStatus;
  paymentStatus: PaymentStatus;
}

/** What a charge has not come to, though it was asked for; null where all is as it was meant to be. */
export function chargeProblem(command: PersonCommand, now: Standing): string | null {
  if (command !== "accept" && command !== "charge") return null;
  if (now.status === "pending_payment") {
    return "The card was refused. The customer was asked to pay with the same or another card.";
  }
  return now.paymentStatus === "processing"
    ? "Stripe has not answered yet. Onetill looks it up and charges nothing twice."
    : null;
}
