import type { Report } from "../../adapter";
import { Misunderstood } from "../../adapter";
import { understand, understandTime } from "../../read-fields";
import { readPayment } from "./read-payment";
import { readSubscription } from "./read-subscription";
import { envelopeSchema } from "./schema";

/** What a Buy Me a Coffee delivery says. */
export function readBuyMeACoffee(
  stored: Buffer,
  about: { deliveryId: string; isTest: boolean },
): Report[] {
  let json: unknown;
  try {
    json = JSON.parse(stored.toString("utf8"));
  } catch {
    throw new Misunderstood("body: not JSON");
  }
  const parsed = understand(envelopeSchema, json);
  const eventId = Number(parsed.event_id ?? 0);
  const envelope = {
    type: parsed.type,
    created: understandTime(parsed.created, "created"),
    eventId: Number.isSafeInteger(eventId) ? eventId : 0,
    ...about,
  };
  const reports =
    readPayment(envelope, parsed.data) ?? readSubscription(envelope, parsed.data);
  if (!reports) throw new Misunderstood(`type: "${parsed.type.slice(0, 80)}" is unknown`);
  return reports;
}
