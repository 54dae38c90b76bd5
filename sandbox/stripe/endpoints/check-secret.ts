import { invalidRequest } from "../protocol/api-error";
import type { Call } from "../protocol/endpoint";
import type { Kept } from "../store";

/** Whoever asks with a publishable key knows an object's secret. Throws for others. */
export function checkSecret({ params }: Call, object: Kept) {
  const told = params.client_secret;
  if (told === undefined) {
    throw invalidRequest("Missing required param: client_secret.", {
      ...{ code: "parameter_missing", param: "client_secret" },
    });
  }
  if (told === object.client_secret) return;
  const what = object.object === "setup_intent" ? "SetupIntent" : "PaymentIntent";
  throw invalidRequest(
    `The client_secret provided does not match any associated ${what} on this account. Ensure the publishable key used belongs to the same account that created the ${what}.`,
    { param: "client_secret" },
  );
}
