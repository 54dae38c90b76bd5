import type { Endpoint } from "../protocol/endpoint";
import { accountEndpoints } from "./account";
import { confirmationTokenEndpoints } from "./confirmation-tokens";
import { customerEndpoints } from "./customers";
import { moneyEndpoints } from "./money";
import { paymentIntentEndpoints } from "./payment-intents";
import { paymentMethodEndpoints } from "./payment-methods";
import { setupIntentEndpoints } from "./setup-intents";
import { webhookEndpoints } from "./webhooks";

/** Everything that the stand-in answers below /v1. */
export const endpoints: readonly Endpoint[] = [
  ...accountEndpoints,
  ...confirmationTokenEndpoints,
  ...customerEndpoints,
  ...moneyEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...setupIntentEndpoints,
  ...webhookEndpoints,
];

/** The endpoint of a path, with what stands in the path. */
export function findEndpoint(method: string, pathname: string) {
  const given = pathname.split("/").map(decodeURIComponent);
  for (const endpoint of endpoints) {
    if (endpoint.method !== method) continue;
    const wanted = `/v1${endpoint.path}`.split("/");
    if (wanted.length !== given.length) continue;
    const isPart = (part: string) => part.startsWith("{");
    if (!wanted.every((part, at) => (isPart(part) ? given[at] !== "" : part === given[at])))
      continue;
    const at = (part: string) =>
      wanted.includes(part) ? (given[wanted.indexOf(part)] as string) : "";
    return { endpoint, id: at("{id}"), other: at("{other}") };
  }
  return undefined;
}
