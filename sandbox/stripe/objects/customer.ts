import type Stripe from "stripe";
import { type Kept, randomId } from "../store";
import { kept } from "./kept";

/** A customer of whom nothing is told yet. */
export const newCustomer = (now: number): Kept => {
  const customer: Stripe.Customer = {
    ...{ id: `cus_${randomId(14)}`, object: "customer", created: now, livemode: false },
    ...{ address: null, balance: 0, currency: null, customer_account: null, default_source: null },
    ...{ delinquent: false, description: null, discount: null, email: null },
    invoice_prefix: randomId(8).toUpperCase(),
    invoice_settings: {
      ...{ custom_fields: null, default_payment_method: null, footer: null },
      rendering_options: null,
    },
    ...{ metadata: {}, name: null, next_invoice_sequence: 1, phone: null, preferred_locales: [] },
    ...{ shipping: null, tax_exempt: "none", test_clock: null },
  };
  return kept(customer);
};
