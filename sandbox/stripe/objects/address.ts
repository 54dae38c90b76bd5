import type Stripe from "stripe";
import { unset } from "./kept";

type Given = Record<string, unknown> | undefined;

/** An address with all its fields. */
export const addressOf = (given: Given): Stripe.Address => ({
  city: unset(given?.city) as string | null,
  country: unset(given?.country) as string | null,
  line1: unset(given?.line1) as string | null,
  line2: unset(given?.line2) as string | null,
  postal_code: unset(given?.postal_code) as string | null,
  state: unset(given?.state) as string | null,
});

/** Name and address of who gets it; null where none was told. */
export function shippingOf(given: unknown): Stripe.PaymentIntent.Shipping | null {
  if (typeof given !== "object" || given === null || Object.keys(given).length === 0) return null;
  const told = given as Record<string, unknown>;
  return {
    address: addressOf(told.address as Given),
    ...{ carrier: unset(told.carrier) as string | null, name: unset(told.name) as string },
    phone: unset(told.phone) as string | null,
    tracking_number: unset(told.tracking_number) as string | null,
  };
}

/** Who pays, as far as they told. */
export const billingOf = (given: Given): Stripe.PaymentMethod.BillingDetails => ({
  address: addressOf(given?.address as Given),
  email: unset(given?.email) as string | null,
  name: unset(given?.name) as string | null,
  phone: unset(given?.phone) as string | null,
  tax_id: unset(given?.tax_id) as string | null,
});
