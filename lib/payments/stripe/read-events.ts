import Stripe from "stripe";
import { z } from "zod";
import { afterCommit, channels, notifySoon, query, type Transaction } from "@/lib/db";
import { Misunderstood, type Reader, type StoredDelivery } from "@/lib/inbox";
import { log } from "@/lib/kernel";
import { toldOf } from "../write-payment";
import { brandName } from "./read-card";

/** The events that a site's webhook is to be told, exactly these. */
export const stripeEvents = [
  "charge.dispute.closed",
  "charge.dispute.created",
  "charge.dispute.funds_reinstated",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.updated",
  "charge.refunded",
  "payment_intent.amount_capturable_updated",
  "payment_intent.canceled",
  "payment_intent.payment_failed",
  "payment_intent.processing",
  "payment_intent.succeeded",
  "payment_method.automatically_updated",
  "payment_method.updated",
  "refund.created",
  "refund.failed",
  "refund.updated",
] as const;

const eventSchema = z.looseObject({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(200),
  livemode: z.boolean(),
  data: z.looseObject({ object: z.looseObject({ id: z.string(), object: z.string() }) }),
});
type StripeEvent = z.infer<typeof eventSchema>;

/** How old a signature may be, in seconds: Stripe signs each try anew. */
const tolerance = 300;

const cardSchema = z.looseObject({
  brand: z.string(),
  last4: z.string().max(8),
  exp_month: z.int(),
  exp_year: z.int(),
});

const idOf = (value: unknown): string | null => {
  if (typeof value === "string") return value;
  const { id } = (value ?? {}) as { id?: unknown };
  return typeof id === "string" ? id : null;
};

/** The intent that an event is about; null for one about something else. */
function intentOf({ data: { object } }: StripeEvent): string | null {
  if (object.object === "payment_intent") return object.id;
  return idOf(object.payment_intent);
}

function parse(body: Buffer): StripeEvent {
  try {
    return eventSchema.parse(JSON.parse(body.toString("utf8")));
  } catch {
    throw new Misunderstood("body: it is not an event of Stripe");
  }
}

interface About {
  id: string;
  orderId: string;
  purpose: string;
}

/** Has the worker look the payment up: the event says that something happened, Stripe's answer says what. */
async function wakePayment(tx: Transaction, siteId: string, intent: string): Promise<About | null> {
  const { rows } = await tx.query<About & Record<string, unknown>>(
    `update payments set due_at = ${toldOf} where site_id = $1 and id = (
       select id from payments where site_id = $1 and intent_id = $2
       order by (state = 'succeeded') desc, attempt desc limit 1)
     returning id, order_id as "orderId", purpose`,
    [siteId, intent],
  );
  const [row] = rows;
  if (row) afterCommit(tx, () => notifySoon(channels.payments, siteId));
  return row ?? null;
}

/** The network has given a card a new number or date: it is shown, and what it could not pay is tried again. */
async function updateCard(
  tx: Transaction,
  siteId: string,
  { data: { object } }: StripeEvent,
): Promise<string[]> {
  const card = cardSchema.safeParse(object.card);
  if (!card.success) return [];
  const { rows } = await tx.query<{ orderId: string }>(
    `update order_cards set brand = $3, last4 = $4, exp_month = $5, exp_year = $6,
       updated_at = onetill_now()
     where site_id = $1 and payment_method = $2 returning order_id as "orderId"`,
    [
      ...[siteId, object.id, brandName(card.data.brand), card.data.last4],
      ...[card.data.exp_month, card.data.exp_year],
    ],
  );
  return rows.map(({ orderId }) => orderId);
}

/** Whoever tries orders again whose card has been renewed, in the same transaction. */
export type CardRenewed = (
  tx: Transaction,
  order: { siteId: string; id: string },
  at: Date,
) => Promise<void>;

async function applyEvent(
  tx: Transaction,
  { siteId }: StoredDelivery,
  event: StripeEvent,
  at: Date,
  onRenewed: CardRenewed,
) {
  if (event.type.startsWith("payment_method.")) {
    const orders = await updateCard(tx, siteId, event);
    if (orders.length === 0) return { sentence: "About a card that no order uses.", orderId: null };
    if (event.type === "payment_method.automatically_updated") {
      for (const id of orders) await onRenewed(tx, { siteId, id }, at);
    }
    return { sentence: "The card was renewed.", orderId: orders[0] ?? null };
  }
  const intent = intentOf(event);
  const payment = intent === null ? null : await wakePayment(tx, siteId, intent);
  if (!payment) return { sentence: "About a payment that is not this site’s.", orderId: null };
  return {
    sentence: "The payment is looked up.",
    // What is not an order yet is checked, and cannot be looked at.
    orderId: payment.purpose === "charge" ? payment.orderId : null,
  };
}

/** Stripe's deliveries, for the same inbox as every platform's. */
export const stripeReader = (onRenewed: CardRenewed): Reader<StripeEvent> => ({
  platform: "stripe",
  prove({ headers, body }, secret) {
    const signature = headers.get("stripe-signature");
    if (!signature) return { result: "refused", reason: "The header Stripe-Signature is missing." };
    try {
      Stripe.webhooks.constructEvent(body, signature, secret, tolerance);
    } catch {
      const reason = "The signature does not fit the webhook’s signing secret, or is too old.";
      return { result: "refused", reason };
    }
    try {
      const event = parse(body);
      return {
        ...{ result: "proven", stored: body, deliveryId: event.id, eventType: event.type },
        isTest: !event.livemode,
      };
    } catch {
      return { result: "unreadable", reason: "The body is not an event of Stripe." };
    }
  },
  noteRefusal: async ({ siteId }, reason) => {
    await query(
      `update stripe_accounts set last_failure_at = onetill_now(), last_failure_reason = $2
       where site_id = $1 and (last_failure_at is null or last_failure_reason is distinct from $2
         or last_failure_at < onetill_now() - interval '1 second')`,
      [siteId, reason],
    ).catch((error: unknown) => log.warn("a refusal was not recorded", { error }));
  },
  read: ({ body }) => parse(body),
  apply: async (tx, told, at) => {
    const outcomes = [];
    for (const { delivery, said } of told) {
      outcomes.push(await applyEvent(tx, delivery, said, at, onRenewed));
    }
    return outcomes;
  },
});
