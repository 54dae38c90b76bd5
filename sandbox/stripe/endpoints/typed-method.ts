import type { Shape } from "../protocol/shape";
import { typedCard } from "./payment-methods";

export const addressShape: Shape = {
  fields: {
    ...{ city: "string", country: "string", line1: "string", line2: "string" },
    ...{ postal_code: "string", state: "string" },
  },
};

/** What Stripe.js sends of a card; servers send none. */
export const typedMethod: Shape = {
  fields: {
    "type!": "string",
    card: typedCard,
    billing_details: {
      fields: {
        ...{ address: addressShape, email: "string", name: "string", phone: "string" },
        tax_id: "string",
      },
    },
    ...{ metadata: "map", allow_redisplay: "string" },
  },
};
