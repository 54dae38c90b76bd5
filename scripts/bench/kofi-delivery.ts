import { randomUUID } from "node:crypto";

/** A Ko-fi delivery that nobody has sent before, as the platform posts it. */
export function kofiDelivery(secret: string): { body: string; transactionId: string } {
  const transactionId = randomUUID();
  const supporter = `robin${Math.floor(Math.random() * 10_000)}@example.com`;
  const data = {
    verification_token: secret,
    message_id: randomUUID(),
    timestamp: new Date().toISOString(),
    type: "Donation",
    is_public: true,
    from_name: "Robin Example",
    message: "Thank you for the lovely drawings",
    amount: "3.00",
    url: `https://ko-fi.com/Home/CoffeeShop?txid=${transactionId}`,
    email: supporter,
    currency: "USD",
    is_subscription_payment: false,
    is_first_subscription_payment: false,
    kofi_transaction_id: transactionId,
    shop_items: null,
    tier_name: null,
    shipping: null,
  };
  return { body: new URLSearchParams({ data: JSON.stringify(data) }).toString(), transactionId };
}
