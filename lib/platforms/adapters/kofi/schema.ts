import { z } from "zod";
import { count, flag, listOf, mapOf } from "../../read-fields";

const text = z.union([z.string(), z.number()]).nullish();

// Fields and types as in Ko-fi's webhook documentation; unknown ones are accepted and kept.
export const kofiSchema = z.looseObject({
  kofi_transaction_id: z.string().min(1),
  timestamp: text,
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
  shop_items: listOf(
    z.looseObject({ direct_link_code: text, variation_name: text, quantity: count }),
  ),
  shipping: mapOf(z.record(z.string(), z.unknown())),
});

/** What a payment cannot be without. Everything else is set aside where it cannot be read. */
export const neededFields = ["kofi_transaction_id", "amount", "currency", "type"];
export type KofiPayload = z.infer<typeof kofiSchema>;
