import { createHmac } from "node:crypto";
import { unixSeconds } from "./calendar";
import type { DemoDelivery } from "./delivery";
import type { Random } from "./random";

export interface Telling {
  random: Random;
  now: Date;
  site: DemoDelivery["site"];
  /** Counts up, like the platform's own numbers. */
  nextNumber(): number;
}

/** A signed post in Buy Me a Coffee's own shape. */
export function post(
  { random, site, nextNumber }: Telling,
  about: { at: Date; subject: string },
  type: string,
  data: Record<string, unknown>,
): DemoDelivery {
  const eventId = 700_000 + nextNumber();
  const created = unixSeconds(about.at) + 2;
  const body = JSON.stringify({
    type,
    live_mode: true,
    attempt: 1,
    created,
    event_id: eventId,
    data,
  });
  return {
    platform: "buymeacoffee",
    site,
    id: String(eventId),
    repeats: random.chance(0.02) ? 1 : 0,
    ...about,
    compose: (secret) => ({
      headers: {
        "content-type": "application/json",
        "user-agent": "BMC-HTTPS-ROBOT",
        "x-signature-sha256": createHmac("sha256", secret).update(body).digest("hex"),
      },
      body,
    }),
  };
}
