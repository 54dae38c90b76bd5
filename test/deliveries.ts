import { createHmac, randomUUID } from "node:crypto";

/** A delivery as a platform posts it. */
export interface Posted {
  headers: Headers;
  body: Buffer;
}

/** What Ko-fi puts into its form field `data`, without the token. */
export const kofiPayload = (fields: Record<string, unknown> = {}) => ({
  message_id: randomUUID(),
  timestamp: "2026-03-01T12:00:00Z",
  type: "Donation",
  is_public: true,
  from_name: "Robin Example",
  message: "Thank you for the maps",
  amount: "3.00",
  url: "https://ko-fi.com/Home/CoffeeShop?txid=11111111-2222-4333-8444-555555555555",
  email: "robin@example.com",
  currency: "EUR",
  is_subscription_payment: false,
  is_first_subscription_payment: false,
  kofi_transaction_id: randomUUID(),
  shop_items: null,
  tier_name: null,
  shipping: null,
  ...fields,
});

/** A form with this text in its field `data`. */
export const kofiForm = (data: string): Posted => ({
  headers: new Headers({ "content-type": "application/x-www-form-urlencoded" }),
  body: Buffer.from(new URLSearchParams({ data }).toString()),
});

export const kofiDelivery = (token: string, fields: Record<string, unknown> = {}): Posted =>
  kofiForm(JSON.stringify({ verification_token: token, ...kofiPayload(fields) }));

/** Unix seconds of 1 March 2026, noon UTC. */
export const noon = 1_772_366_400;

let events = 700_000;

export const bmcPayment = (fields: Record<string, unknown> = {}) => ({
  id: 15_000_001,
  amount: 5,
  object: "payment",
  status: "succeeded",
  message: "Robin became a supporter.",
  currency: "EUR",
  refunded: "false",
  created_at: noon,
  note_hidden: "false",
  refunded_at: null,
  support_note: "Thank you for the maps",
  support_type: "Supporter",
  supporter_id: 20_000_001,
  supporter_name: "Robin",
  supporter_email: "robin@example.com",
  supporter_name_type: "default",
  transaction_id: "pi_3TestTestTestTest0000001",
  application_fee: "0.25",
  total_amount_charged: "5.00",
  ...fields,
});

export const bmcSubscription = (fields: Record<string, unknown> = {}) => ({
  id: 16_000_001,
  amount: 5,
  object: "membership",
  paused: "false",
  status: "active",
  canceled: "false",
  currency: "EUR",
  psp_id: "sub_1TestTestTestTest0000001",
  duration_type: "month",
  started_at: noon,
  canceled_at: null,
  note_hidden: false,
  support_note: null,
  supporter_id: 20_000_001,
  supporter_name: "Robin",
  supporter_email: "robin@example.com",
  current_period_start: noon,
  current_period_end: noon + 31 * 86_400,
  cancel_at_period_end: "false",
  membership_level_id: 7,
  membership_level_name: "Friend",
  ...fields,
});

export const bmcEnvelope = (
  type: string,
  data: Record<string, unknown>,
  fields: Record<string, unknown> = {},
) => ({ type, live_mode: true, attempt: 1, created: noon, event_id: ++events, data, ...fields });

export const bmcSignature = (body: string | Uint8Array, secret: string) =>
  createHmac("sha256", secret).update(body).digest("hex");

/** A body signed with this secret, whatever it holds. */
export const bmcSigned = (secret: string, body: string | Uint8Array): Posted => ({
  headers: new Headers({
    "content-type": "application/json",
    "x-signature-sha256": bmcSignature(body, secret),
  }),
  body: Buffer.from(body as string),
});

export const bmcDelivery = (
  secret: string,
  type: string,
  data: Record<string, unknown>,
  fields: Record<string, unknown> = {},
): Posted => bmcSigned(secret, JSON.stringify(bmcEnvelope(type, data, fields)));
