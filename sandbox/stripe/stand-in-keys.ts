import { createHmac } from "node:crypto";

export interface StandInKeys {
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
}

/** The keys of an installation's stand-in: always the same, so that commands beside it know them, too. */
export function standInKeysOf(secret: string): StandInKeys {
  const derive = (name: string) =>
    createHmac("sha256", secret).update(`stripe stand-in: ${name}`).digest("hex").slice(0, 32);
  return {
    secretKey: `sk_test_${derive("secret key")}`,
    publishableKey: `pk_test_${derive("publishable key")}`,
    webhookSecret: `whsec_${derive("webhook secret")}`,
  };
}
