import type { AboutDelivery, Report } from "../../adapter";
import { Misunderstood } from "../../adapter";
import { understandJson, understandTimeOrReceipt } from "../../read-fields";
import { SetAside, understandMost } from "../../set-aside";
import { readPayment } from "./read-payment";
import { readSubscription } from "./read-subscription";
import { envelopeSchema } from "./schema";

/** What a Buy Me a Coffee delivery says. */
export function readBuyMeACoffee(stored: Buffer, about: AboutDelivery): Report[] {
  const setAside = new SetAside();
  const needed = ["type", "data"];
  const parsed = understandMost(envelopeSchema, understandJson(stored), { needed, setAside });
  const eventNumber = Number(parsed.event_id ?? 0);
  const envelope = {
    type: parsed.type,
    created: understandTimeOrReceipt(parsed.created, "created", about, setAside),
    eventNumber: Number.isSafeInteger(eventNumber) ? eventNumber : 0,
    setAside,
    ...about,
  };
  const reports = readPayment(envelope, parsed.data) ?? readSubscription(envelope, parsed.data);
  if (!reports) throw new Misunderstood(`type: "${parsed.type.slice(0, 80)}" is unknown`);
  return reports;
}
