import type { Reader } from "@/lib/inbox";
import { stripeReader } from "@/lib/payments";
import { chargeRenewedCard } from "./charge-order";

/** What Stripe tells, read for the inbox; a renewed card is tried again. */
export const stripeDeliveries = stripeReader(chargeRenewedCard) as Reader;
