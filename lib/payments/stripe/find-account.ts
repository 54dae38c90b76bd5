import Stripe from "stripe";

/** What Stripe tells of the account that a key is of. Null is what it does not tell this key. */
export interface StripeAccountTold {
  id: string | null;
  name: string | null;
  country: string | null;
  currency: string | null;
  takesCards: boolean | null;
}

/** Asks whose key it is. Throws the SDK's errors, but for a restricted key that may not read the account. */
export async function findAccount(stripe: Stripe): Promise<StripeAccountTold> {
  try {
    const told = await stripe.accounts.retrieveCurrent();
    return {
      ...{ id: told.id, country: told.country ?? null },
      name: told.settings?.dashboard.display_name ?? told.business_profile?.name ?? null,
      currency: told.default_currency?.toUpperCase() ?? null,
      takesCards: told.charges_enabled,
    };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripePermissionError)) throw error;
    // Stripe names the account in its refusal.
    const id = /\bacct_\w+/.exec(error.message)?.[0] ?? null;
    return { id, name: null, country: null, currency: null, takesCards: null };
  }
}
