import { env, invalid } from "@/lib/kernel";

/** A site's keys as a person pastes them. */
export interface GivenKeys {
  secretKey: string;
  publishableKey: string;
  /** Left empty, Onetill tells Stripe its address itself and keeps what Stripe signs with. */
  webhookSecret?: string | undefined;
}

const form = /^(sk|rk|pk)_(test|live)_[A-Za-z0-9_]{8,250}$/;
const modeOf = (key: string) => key.split("_")[1];

/** Throws `invalid_request` naming the field, in a sentence that never holds the key. */
export function readKeys(given: GivenKeys): Required<Omit<GivenKeys, "webhookSecret">> & {
  webhookSecret: string | null;
} {
  const secretKey = given.secretKey.trim();
  const publishableKey = given.publishableKey.trim();
  const webhookSecret = (given.webhookSecret ?? "").trim() || null;
  if (secretKey.startsWith("pk_")) {
    throw invalid(
      "secret_key is a publishable key. The secret one begins with sk_ or rk_.",
      "secret_key",
    );
  }
  if (secretKey.startsWith("whsec_")) {
    throw invalid("secret_key is a webhook’s signing secret. It has its own field.", "secret_key");
  }
  if (!form.test(secretKey)) {
    throw invalid(
      "secret_key must begin with sk_test_, sk_live_, rk_test_ or rk_live_: copy all of it.",
      "secret_key",
    );
  }
  if (/^(sk|rk)_/.test(publishableKey)) {
    throw invalid(
      "publishable_key is a secret key, which no page may show. The publishable one begins with pk_.",
      "publishable_key",
    );
  }
  if (!form.test(publishableKey)) {
    throw invalid(
      "publishable_key must begin with pk_test_ or pk_live_: copy all of it.",
      "publishable_key",
    );
  }
  if (modeOf(secretKey) !== modeOf(publishableKey)) {
    throw invalid(
      "publishable_key is of another mode than the secret key: both must be test keys, or both live.",
      "publishable_key",
    );
  }
  if (modeOf(secretKey) === "live" && env().stripeApiBase !== undefined) {
    throw invalid(
      "secret_key is a live key, and this installation speaks to a stand-in for Stripe. Real money goes to Stripe alone: unset STRIPE_API_BASE, or serve it at a public address.",
      "secret_key",
    );
  }
  if (webhookSecret !== null && !/^whsec_[A-Za-z0-9+/=_-]{8,250}$/.test(webhookSecret)) {
    throw invalid("webhook_secret must begin with whsec_: copy all of it.", "webhook_secret");
  }
  return { secretKey, publishableKey, webhookSecret };
}
