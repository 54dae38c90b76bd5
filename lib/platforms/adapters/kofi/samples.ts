import { createHash } from "node:crypto";
import type { MadeUpPayment, Sample } from "../../adapter";
import { testTransactionId } from "./prove";

/** A UUID that is the same for the same text. */
function uuidFrom(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const shipping = {
  full_name: "Robin Example",
  street_address: "1 Sample Street",
  city: "Exampleton",
  state_or_province: "EX",
  postal_code: "12345",
  country: "United Kingdom",
  country_code: "GB",
  telephone: "+44 20 7946 0000",
};

const variants: { label: string; type: string; fields: Record<string, unknown> }[] = [
  { label: "Tip", type: "Donation", fields: {} },
  {
    label: "Monthly tip, first month",
    type: "Subscription",
    fields: { is_subscription_payment: true, is_first_subscription_payment: true },
  },
  {
    label: "Membership with a tier",
    type: "Subscription",
    fields: { is_subscription_payment: true, tier_name: "Bronze", amount: "5.00" },
  },
  { label: "Commission", type: "Commission", fields: { amount: "45.00" } },
  {
    label: "Shop order",
    type: "Shop Order",
    fields: {
      amount: "27.95",
      shop_items: [
        { direct_link_code: "1a2b3c4d5e", variation_name: "Blue", quantity: 1 },
        { direct_link_code: "a1b2c3d4e5", variation_name: "Large", quantity: 5 },
      ],
      shipping,
    },
  },
];

/** A delivery in Ko-fi's own shape and encoding: `fields` over those of a plain tip. */
const post = (secret: string, label: string, fields: Record<string, unknown>): Sample => {
  const data = {
    verification_token: secret,
    type: "Donation",
    is_public: true,
    is_subscription_payment: false,
    is_first_subscription_payment: false,
    shop_items: null,
    tier_name: null,
    shipping: null,
    ...fields,
  };
  return {
    eventType: data.type,
    label,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ data: JSON.stringify(data) }).toString(),
  };
};

const withoutMilliseconds = (date: Date) => date.toISOString().replace(/\.\d+Z$/, "Z");

/** One test send for each kind of Ko-fi event. */
export function kofiSamples(secret: string, about: { now: Date; nonce: string }): Sample[] {
  return variants.map(({ label, type, fields }) =>
    post(secret, label, {
      message_id: uuidFrom(`${about.nonce}:${label}`),
      timestamp: withoutMilliseconds(about.now),
      type,
      from_name: "Robin Example",
      message: "Good luck with the integration!",
      amount: "3.00",
      url: `https://ko-fi.com/Home/CoffeeShop?txid=${testTransactionId}`,
      email: "robin@example.com",
      currency: "USD",
      kofi_transaction_id: testTransactionId,
      ...fields,
    }),
  );
}

/** What Ko-fi would post for this tip. */
export function composeKofi(secret: string, payment: MadeUpPayment): Sample {
  return post(secret, "Tip", {
    message_id: uuidFrom(`message of ${payment.id}`),
    timestamp: withoutMilliseconds(payment.now),
    from_name: payment.name ?? "Ko-fi Supporter",
    message: payment.message,
    amount: payment.amount,
    url: `https://ko-fi.com/Home/CoffeeShop?txid=${payment.id}`,
    email: payment.email,
    currency: payment.currency,
    kofi_transaction_id: payment.id,
  });
}
