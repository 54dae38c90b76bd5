import { createHmac } from "node:crypto";
import { equalInConstantTime } from "@/lib/kernel";
import type { Proof, RawDelivery } from "../../adapter";
import { indexableId, sha256 } from "../../read-fields";

export const signBuyMeACoffee = (body: string | Uint8Array, secret: string) =>
  createHmac("sha256", secret).update(body).digest("hex");

/** Test sends all carry the same event id: what they say tells them apart, the attempt does not. */
function deliveryIdOf(envelope: Record<string, unknown>, isTest: boolean, body: Buffer): string {
  const { attempt: _, ...content } = envelope;
  if (isTest) return `test:${sha256(JSON.stringify(content))}`;
  const id = envelope.event_id;
  if (typeof id === "number" || (typeof id === "string" && id !== "")) {
    return indexableId(String(id));
  }
  return `sha256:${sha256(body)}`;
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
  try {
    return {
      ...proven,
      deliveryId: deliveryIdOf(fields, isTest, delivery.body),
      eventType: typeof fields.type === "string" ? indexableId(fields.type) : null,
      isTest,
    };
  } catch {
    // Nested so deep that it cannot be written again; it is kept as it came.
    return unknown;
  }
}
