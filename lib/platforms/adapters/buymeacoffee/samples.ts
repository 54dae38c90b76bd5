import { createHash } from "node:crypto";
import type { MadeUpPayment, Sample } from "../../adapter";
import { signBuyMeACoffee } from "./prove";

const payment = (now: number, id: number, fields: Record<string, unknown>) => ({
  id,
  amount: 5,
  object: "payment",
  status: "succeeded",
  message: "Robin Example bought you a coffee.",
  currency: "USD",
  refunded: "false",
  created_at: now,
  note_hidden: "false",
  refunded_at: null,
  support_note: "Thank you for your work",
  support_type: "Supporter",
  supporter_name: "Robin Example",
  supporter_id: 20000001,
  supporter_email: "robin@example.com",
  supporter_name_type: "default",
  transaction_id: `pi_3TestTestTestTest${id}`,
  application_fee: "0.25",
  total_amount_charged: "5.00",
  ...fields,
});

const month = 30 * 86_400;

// It began a month ago, so that the first period and the one that begins now both lie in the past.
const subscription = (now: number, id: number, fields: Record<string, unknown>) => ({
  id,
  amount: 5,
  object: "subscription",
  paused: "false",
  status: "active",
  canceled: "false",
  currency: "USD",
  psp_id: `sub_1TestTestTestTest${id}`,
  duration_type: "month",
  started_at: now - month,
  canceled_at: null,
  note_hidden: "false",
  support_note: null,
  supporter_name: "Robin Example",
  supporter_id: 20000001,
  supporter_email: "robin@example.com",
  current_period_start: now - month,
  current_period_end: now,
  cancel_at_period_end: "false",
  supporter_feedback: null,
  ...fields,
});

const refunded = (now: number) => ({ refunded: "true", refunded_at: now, status: "refunded" });
const extras = [
  {
    id: 1,
    title: "Sticker pack",
    amount: "5.00",
    quantity: 1,
    currency: "USD",
    description: "Five stickers",
    extra_question: "Which colour?",
    question_answers: ["Green"],
  },
];
const inBlue = (extra: object) => ({ ...extra, question_answers: ["Blue, please"] });
const commission = {
  id: 1,
  name: "Portrait",
  description: "A digital portrait",
  additional_info: "Please with a hat",
  shipping_address: {
    name: "Robin Example",
    street: "1 Sample Street",
    city: "Exampleton",
    state: "EX",
    zip: "12345",
    country: "GB",
  },
};
const wishlist = { id: 1, price: "20.00", title: "A better microphone", completed: false };
const tier = { object: "membership", membership_level_id: 1, membership_level_name: "Friend" };
const canceled = (now: number) => ({ status: "canceled", canceled: "true", canceled_at: now });

type Build = (now: number, id: number) => Record<string, unknown>;

// The sixteen event types; a type and its refund speak of the same payment.
const variants: [type: string, label: string, group: number, build: Build][] = [
  [
    "donation.created",
    "Tip",
    1,
    (now, id) => payment(now, id, { coffee_count: 1, coffee_price: "5.0000" }),
  ],
  ["donation.refunded", "Tip refunded", 1, (now, id) => payment(now, id, refunded(now))],
  ["extra_purchase.created", "Extra bought", 2, (now, id) => payment(now, id, { extras })],
  [
    "extra_purchase.updated",
    "Extra changed",
    2,
    (now, id) => payment(now, id, { extras: extras.map(inBlue) }),
  ],
  [
    "extra_purchase.refunded",
    "Extra refunded",
    2,
    (now, id) => payment(now, id, { extras, ...refunded(now) }),
  ],
  [
    "commission_order.created",
    "Commission",
    3,
    (now, id) => payment(now, id, { amount: 45, commission }),
  ],
  [
    "commission_order.refunded",
    "Commission refunded",
    3,
    (now, id) => payment(now, id, { amount: 45, commission, ...refunded(now) }),
  ],
  ["wishlist_payment.created", "Wish", 4, (now, id) => payment(now, id, { amount: 20, wishlist })],
  [
    "wishlist_payment.refunded",
    "Wish refunded",
    4,
    (now, id) => payment(now, id, { amount: 20, wishlist, ...refunded(now) }),
  ],
  [
    "recurring_donation.started",
    "Monthly support started",
    5,
    (now, id) => subscription(now, id, { object: "recurring_donation" }),
  ],
  [
    "recurring_donation.updated",
    "Monthly support, next month",
    5,
    (now, id) =>
      subscription(now, id, {
        current_period_start: now,
        current_period_end: now + month,
      }),
  ],
  [
    "recurring_donation.cancelled",
    "Monthly support ended",
    5,
    (now, id) => subscription(now, id, canceled(now)),
  ],
  ["membership.started", "Membership started", 6, (now, id) => subscription(now, id, tier)],
  [
    "membership.updated",
    "Membership, next month",
    6,
    (now, id) =>
      subscription(now, id, {
        ...tier,
        current_period_start: now,
        current_period_end: now + month,
      }),
  ],
  [
    "membership.paused",
    "Membership paused",
    6,
    (now, id) =>
      subscription(now, id, {
        ...tier,
        paused: "true",
        status: "paused",
        paused_at: now,
        paused_until: now + 2 * month,
        paused_by: "supporter",
      }),
  ],
  [
    "membership.cancelled",
    "Membership ended",
    6,
    (now, id) => subscription(now, id, { ...tier, ...canceled(now) }),
  ],
];

const post = (secret: string, label: string, envelope: Record<string, unknown>): Sample => {
  const body = JSON.stringify(envelope);
  return {
    eventType: String(envelope.type),
    label,
    headers: {
      "content-type": "application/json",
      "x-signature-sha256": signBuyMeACoffee(body, secret),
    },
    body,
  };
};

const numberFrom = (text: string) =>
  createHash("sha256").update(text).digest().readUInt32BE(0) % 9_000_000;

/** Far beyond the platform's own numbers, so that none of them is met by chance. */
const largeNumberFrom = (text: string) =>
  createHash("sha256").update(text).digest().readUIntBE(0, 6);

/** One test send for each of the sixteen event types, signed like Buy Me a Coffee's own. */
export function buyMeACoffeeSamples(secret: string, about: { now: Date; nonce: string }): Sample[] {
  const now = Math.floor(about.now.getTime() / 1000);
  const base = numberFrom(about.nonce);
  return variants.map(([type, label, group, build], index) =>
    post(secret, label, {
      type,
      live_mode: false,
      attempt: 1,
      created: now + index,
      event_id: 1,
      data: build(now, base * 10 + group),
    }),
  );
}

/** What Buy Me a Coffee would post for this tip. */
export function composeBuyMeACoffee(secret: string, given: MadeUpPayment): Sample {
  const now = Math.floor(given.now.getTime() / 1000);
  const id = largeNumberFrom(given.id);
  return post(secret, "Tip", {
    type: "donation.created",
    live_mode: true,
    attempt: 1,
    created: now,
    event_id: id,
    data: payment(now, id, {
      amount: given.amount,
      currency: given.currency,
      message: `${given.name ?? "Someone"} bought you a coffee.`,
      support_note: given.message,
      supporter_name: given.name ?? "Someone",
      supporter_id: largeNumberFrom(given.email ?? given.id),
      supporter_email: given.email,
      transaction_id: `pi_${given.id.replaceAll("-", "")}`,
      total_amount_charged: given.amount,
      coffee_count: 1,
      coffee_price: given.amount,
    }),
  });
}
