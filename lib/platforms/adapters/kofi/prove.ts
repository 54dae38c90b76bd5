import { equalInConstantTime } from "@/lib/kernel";
import type { Proof, RawDelivery } from "../../adapter";
import { eventTypeOf, indexableId, pruneJson, sha256 } from "../../read-fields";

// All of Ko-fi's test sends carry this one transaction id.
export const testTransactionId = "00000000-1111-2222-3333-444444444444";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// What lies deeper could not be written again.
const deepest = 200;

/** Ko-fi posts a form whose field `data` holds JSON; the proof is a token inside that JSON. */
export function proveKofi(delivery: RawDelivery, secret: string): Proof {
  const form = new URLSearchParams(delivery.body.toString("utf8"));
  const data = form.get("data");
  if (data === null) return { result: "unreadable", reason: "The form field `data` is missing." };
  let payload: unknown;
  try {
    payload = JSON.parse(data);
  } catch {
    return { result: "unreadable", reason: "The form field `data` is not JSON." };
  }
  if (!isRecord(payload)) {
    return { result: "unreadable", reason: "The form field `data` is not a JSON object." };
  }
  const { verification_token: token, ...rest } = payload;
  if (typeof token !== "string" || token === "") {
    return { result: "refused", reason: "The verification token is missing." };
  }
  if (!equalInConstantTime(token, secret)) {
    return { result: "refused", reason: "The verification token is another one." };
  }
  // Wherever it may stand: nothing is kept or shown with the token.
  const clean = pruneJson(rest, deepest, "verification_token");
  const stored = Buffer.from(JSON.stringify(clean), "utf8");
  const { message_id: messageId, type, kofi_transaction_id: transactionId } = rest;
  return {
    result: "proven",
    stored,
    deliveryId:
      typeof messageId === "string" && messageId !== ""
        ? indexableId(messageId)
        : `sha256:${sha256(stored)}`,
    eventType: typeof type === "string" ? eventTypeOf(type) : null,
    isTest: transactionId === testTransactionId,
  };
}
