import { createHmac } from "node:crypto";
import { equalInConstantTime } from "@/lib/kernel";
import type { Proof, RawDelivery } from "../../adapter";
import { eventTypeOf, indexableId, sha256 } from "../../read-fields";

export const signBuyMeACoffee = (body: string | Uint8Array, secret: string) =>
  createHmac("sha256", secret).update(body).digest("hex");

/** What an envelope says, apart from how often it was tried. */
function hashOf({ attempt: _, ...content }: Record<string, unknown>, body: Buffer): string {
  try {
    return sha256(JSON.stringify(content));
  } catch {
    // Nested so deep that it cannot be written again.
    return sha256(body);
  }
}

/** Test sends all carry the same event id: what they say tells them apart. */
function deliveryIdOf(envelope: Record<string, unknown>, isTest: boolean, body: Buffer): string {
  if (isTest) return `test:${hashOf(envelope, body)}`;
  const id = envelope.event_id;
  const usable = typeof id === "number" ? Number.isSafeInteger(id) : typeof id === "string" && id;
  return usable ? indexableId(String(id)) : `sha256:${hashOf(envelope, body)}`;
}

/** Buy Me a Coffee signs the raw body: lower-case hex HMAC-SHA256 in `x-signature-sha256`. */
export function proveBuyMeACoffee(delivery: RawDelivery, secret: string): Proof {
  const signature = delivery.headers.get("x-signature-sha256");
  if (!signature) return { result: "refused", reason: "The signature header is missing." };
  if (!equalInConstantTime(signature, signBuyMeACoffee(delivery.body, secret))) {
    return { result: "refused", reason: "The signature does not fit the signing secret." };
  }
  if (delivery.body.length === 0) return { result: "unreadable", reason: "The body is empty." };
  const proven = { result: "proven", stored: delivery.body } as const;
  const unknown = {
    ...proven,
    deliveryId: `sha256:${sha256(delivery.body)}`,
    eventType: null,
    isTest: false,
  };
  let envelope: unknown;
  try {
    envelope = JSON.parse(delivery.body.toString("utf8"));
  } catch {
    return unknown;
  }
  if (typeof envelope !== "object" || envelope === null || Array.isArray(envelope)) return unknown;
  const fields = envelope as Record<string, unknown>;
  const isTest = fields.live_mode === false || String(fields.live_mode).toLowerCase() === "false";
  return {
    ...proven,
    deliveryId: deliveryIdOf(fields, isTest, delivery.body),
    eventType: typeof fields.type === "string" ? eventTypeOf(fields.type) : null,
    isTest,
  };
}
