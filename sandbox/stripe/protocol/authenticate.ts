import type { StandInKeys } from "../stand-in-keys";
import { ApiError, invalidRequest } from "./api-error";

const challenge = { "www-authenticate": 'Bearer realm="Stripe"' };
const refuse = (message: string) =>
  new ApiError(401, { type: "invalid_request_error", message }, false, challenge);

function keyOf(header: string): string {
  const [scheme = "", value = ""] = header.split(/\s+/, 2);
  if (/^bearer$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return "";
  return Buffer.from(value, "base64").toString("utf8").split(":")[0] ?? "";
}

/** A key as an error may tell it. */
const masked = (key: string) =>
  `${key.slice(0, 8)}${"*".repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`;

/** Whose key it is. Throws 401 for others. */
export function authenticate(
  header: string | undefined,
  keys: StandInKeys,
): "secret" | "publishable" {
  const key = keyOf(header ?? "");
  // A restricted key of the same account; here it may do whatever the secret one may.
  if (key === keys.secretKey || key === keys.secretKey.replace(/^sk_/, "rk_")) return "secret";
  if (key === keys.publishableKey) return "publishable";
  if (key) throw refuse(`Invalid API Key provided: ${masked(key)}`);
  throw refuse(
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
  );
}

/** What a publishable key asks for without being allowed to. */
export const secretKeyRequired = () =>
  invalidRequest(
    "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
    { code: "secret_key_required" },
    403,
  );
