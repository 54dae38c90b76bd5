import { z } from "zod";
import { flag } from "../../read-fields";

const text = z.string().nullish();

// Fields and types as in Ko-fi's webhook documentation; unknown ones are accepted and kept.
export const kofiSchema = z.looseObject({
  kofi_transaction_id: z.string().min(1),
  timestamp: z.string(),
  type: z.string(),
  is_public: flag,
  from_name: text,
  message: text,
  email: text,
  amount: z.union([z.string(), z.number()]),
  currency: z.string(),
  url: text,
  is_subscription_payment: flag,
  is_first_subscription_payment: flag,
  tier_name: text,
  shop_items: z
    .array(
      z.looseObject({
        direct_link_code: text,
        variation_name: text,
        quantity: z.coerce.number().int().min(0).max(1_000_000).nullish(),
      }),
    )
    .nullish(),
  shipping: z.record(z.string(), z.unknown()).nullish(),
});
export type KofiPayload = z.infer<typeof kofiSchema>;
