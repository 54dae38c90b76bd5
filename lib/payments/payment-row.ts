import { pool, type Queryable } from "@/lib/db";
import type { CardShown } from "./stripe/read-card";

export const paymentStates = [
  "open",
  "processing",
  "succeeded",
  "failed",
  "canceled",
  "unknown",
] as const;
export type PaymentState = (typeof paymentStates)[number];

/** Who asked for something, as the timeline names them. */
export interface AskedBy {
  kind: "user" | "api_key" | "member" | "system";
  id: string | null;
  label: string;
}

/** One attempt to move money, as it is stored. Amounts are minor units. */
export interface PaymentRow {
  siteId: string;
  id: string;
  orderId: string;
  purpose: "check" | "charge";
  method: string;
  state: PaymentState;
  onSession: boolean;
  attempt: number;
  amount: bigint;
  currency: string;
  isTest: boolean;
  idempotencyKey: string;
  intentId: string | null;
  chargeId: string | null;
  card: CardShown | null;
  failureCode: string | null;
  failureMessage: string | null;
  fee: bigint | null;
  net: bigint | null;
  feeCurrency: string | null;
  amountRefunded: bigint;
  askedBy: AskedBy;
  createdAt: Date;
  paidAt: Date | null;
  settledAt: Date | null;
  tries: number;
}

export const paymentColumns = `site_id as "siteId", id, order_id as "orderId", purpose, method, state,
  on_session as "onSession", attempt, amount, currency, is_test as "isTest",
  idempotency_key as "idempotencyKey", intent_id as "intentId", charge_id as "chargeId", card,
  failure_code as "failureCode", failure_message as "failureMessage", fee, net,
  fee_currency as "feeCurrency", amount_refunded as "amountRefunded", asked_by as "askedBy",
  created_at as "createdAt", paid_at as "paidAt", settled_at as "settledAt", tries`;

/** The attempts of an order (or a request), oldest first. */
export async function readPayments(
  { siteId, id }: { siteId: string; id: string },
  purpose: PaymentRow["purpose"],
  db: Queryable = pool(),
): Promise<PaymentRow[]> {
  const { rows } = await db.query<PaymentRow & Record<string, unknown>>(
    `select ${paymentColumns} from payments
     where site_id = $1 and order_id = $2 and purpose = $3::payment_purpose order by attempt`,
    [siteId, id, purpose],
  );
  return rows;
}

/** The one intent that an order's next attempt is at; null where there is none, or Stripe has given it up. */
export function standingIntent(attempts: readonly PaymentRow[]): string | null {
  const last = attempts.findLast(({ intentId }) => intentId !== null);
  return last && last.state !== "canceled" ? last.intentId : null;
}

/** How many intents of an order were given up: the next one is made under a key of its own. */
export const givenUpIntents = (attempts: readonly PaymentRow[]): number =>
  new Set(attempts.flatMap(({ state, intentId }) => (state === "canceled" && intentId) || [])).size;

/** What is not settled yet: Stripe may still take the money. */
export const unsettledStates = ["open", "processing", "unknown"] as const satisfies PaymentState[];

export const isUnsettled = ({ state }: Pick<PaymentRow, "state">) =>
  (unsettledStates as readonly PaymentState[]).includes(state);
