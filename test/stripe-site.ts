import { findOrCreateCustomer } from "@/lib/customers";
import { inTransaction } from "@/lib/db";
import { newId, toPublicId } from "@/lib/kernel";
import { placeOrders } from "@/lib/orders";
import { finishCardCheck, startCardCheck, typeTestCard } from "@/lib/payments";
import { type StripeStandIn, startStripeStandIn } from "@/sandbox/stripe";
import { confirmIntent, findMethod } from "@/sandbox/stripe/move-money";

export const standInKeys = {
  secretKey: "sk_test_standin000000000000000000",
  publishableKey: "pk_test_standin000000000000000000",
  webhookSecret: "whsec_standin00000000000000000000",
};

let standIn: StripeStandIn | undefined;

/** A Stripe of this process, whose keys the installation has. Call it before anything asks for settings. */
export async function startStripe(): Promise<StripeStandIn> {
  standIn ??= await startStripeStandIn({ keys: standInKeys });
  process.env.STRIPE_SECRET_KEY = standInKeys.secretKey;
  process.env.STRIPE_PUBLISHABLE_KEY = standInKeys.publishableKey;
  process.env.STRIPE_WEBHOOK_SECRET = standInKeys.webhookSecret;
  process.env.STRIPE_API_BASE = standIn.url;
  process.env.STRIPE_JS_URL = `${standIn.url}/endive/stripe.js`;
  return standIn;
}

export const stopStripe = async () => standIn?.stop();

/** Types a card into the fields of a request's check, as its browser would. */
export function typeCard(stripe: StripeStandIn, clientSecret: string, card: string) {
  const intent = stripe.store.find(clientSecret.split("_secret_")[0] as string);
  if (!intent) throw new Error("no such intent");
  return confirmIntent(stripe.bank, intent, findMethod(stripe.bank, card), { offSession: false });
}

interface Wish {
  card?: string;
  amount?: bigint;
  currency?: string;
  /** What it is of; together with the shipping its amount. One print unless told. */
  items?: { name: string; quantity: number; unitAmount: bigint }[];
  amountShipping?: bigint;
}

/**
 * A store request whose card was checked, as an order of the given site. `stripe` null: the one that runs
 * elsewhere, and is asked.
 */
export async function newRequest(
  stripe: StripeStandIn | null,
  { siteId, card = "pm_card_visa", currency = "EUR", ...wish }: Wish & { siteId: string },
) {
  const { amountShipping = 0n } = wish;
  const items = wish.items ?? [
    { name: "Print", quantity: 1, unitAmount: (wish.amount ?? 2500n) - amountShipping },
  ];
  const amount = items.reduce(
    (sum, { quantity, unitAmount }) => sum + BigInt(quantity) * unitAmount,
    amountShipping,
  );
  const id = newId();
  const request = { siteId, id };
  const fields = await startCardCheck({ ...request, email: "robin@example.com", name: "Robin" });
  if (stripe) typeCard(stripe, fields.clientSecret, card);
  else await typeTestCard(request, card);
  const check = await finishCardCheck(request);
  if (check.state !== "verified") throw new Error(`the check ended ${check.state}`);
  const at = new Date();
  await inTransaction(async (tx) => {
    const customerId = await findOrCreateCustomer(
      tx,
      siteId,
      {
        ...{ email: "robin@example.com", name: "Robin", platform: "store", supporterId: null },
        ...{ fallbackKey: id, toldRank: "1" },
      },
      at,
    );
    await placeOrders(tx, {
      ...{ siteId, platform: "store", source: "the store", at },
      actor: { kind: "member", id, label: "Robin" },
      orders: [
        {
          ...{ id, externalId: id, paymentKey: id, transactionId: null, connectionId: null },
          ...{ inboundEventId: null, kind: "store", amount, currency, customerId },
          ...{ customerName: "Robin", customerEmail: "robin@example.com", message: null },
          items: items.map((item) => ({ ...item, variation: null, details: {} })),
          amountShipping,
          ...{ messagePrivate: false, isTest: true, shipping: null, details: {}, reportedRank: "" },
          ...{ placedAt: at, checked: { method: check.method, card: check.card } },
        },
      ],
    });
  });
  return { ...request, publicId: toPublicId("order", id) };
}
