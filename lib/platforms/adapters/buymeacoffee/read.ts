import type { Report } from "../../adapter";
import { Misunderstood } from "../../adapter";
import { understand, understandJson, understandTime } from "../../read-fields";
import { readPayment } from "./read-payment";
import { readSubscription } from "./read-subscription";
import { envelopeSchema } from "./schema";

/** What a Buy Me a Coffee delivery says. */
export function readBuyMeACoffee(
  stored: Buffer,
  about: { deliveryId: string; isTest: boolean },
): Report[] {
  const parsed = understand(envelopeSchema, understandJson(stored));
  const eventNumber = Number(parsed.event_id ?? 0);
  const envelope = {
    type: parsed.type,
    created: understandTime(parsed.created, "created"),
    eventNumber: Number.isSafeInteger(eventNumber) ? eventNumber : 0,
    ...about,
  };
  const reports = readPayment(envelope, parsed.data) ?? readSubscription(envelope, parsed.data);
  if (!reports) throw new Misunderstood(`type: "${parsed.type.slice(0, 80)}" is unknown`);
  return reports;
}
