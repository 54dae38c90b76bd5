import type { SealedColumn } from "@/lib/kernel";

/** What this module keeps sealed with a key from ONETILL_SECRET. */
export const sealedInPayments: readonly SealedColumn[] = [
  {
    ...{ table: "stripe_accounts", column: "sealed_key", owner: "id" },
    forget: "sealed_key = null, secret_hint = null, publishable_key = null",
    lost: "Stripe keys (cards are refused until each is entered again)",
  },
  {
    ...{ table: "stripe_accounts", column: "sealed_webhook_secret", owner: "id" },
    forget: "sealed_webhook_secret = null, endpoint_id = null, endpoint_url = null",
    lost: "Stripe webhook secrets (payments are looked up until each is made again)",
  },
];
