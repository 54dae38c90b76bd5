import {
  afterCommit,
  channels,
  notifySoon,
  pool,
  type Queryable,
  type Transaction,
} from "@/lib/db";
import { newId } from "@/lib/kernel";
import { type AskedBy, type PaymentRow, paymentColumns } from "./payment-row";

/** Until whoever began it has brought it to an end; then the worker goes on with it. */
export const LEASE_SECONDS = 60;

interface NewPayment {
  siteId: string;
  orderId: string;
  purpose: PaymentRow["purpose"];
  onSession: boolean;
  amount: bigint;
  currency: string;
  isTest: boolean;
  askedBy: AskedBy;
  /** Of an order's charges all have the same. */
  intentId: string | null;
}

/**
 * Writes an attempt down before Stripe is asked: its number, and the key under which Stripe does it once.
 * The caller holds the order, or the request, so that no two get the same number.
 */
export async function writePayment(tx: Transaction, payment: NewPayment): Promise<PaymentRow> {
  const { siteId, orderId, purpose, onSession, amount, currency, isTest, askedBy } = payment;
  const { rows } = await tx.query<PaymentRow & Record<string, unknown>>(
    `insert into payments (site_id, id, order_id, purpose, method, state, on_session, attempt, amount,
       currency, is_test, idempotency_key, intent_id, asked_by, due_at)
     select $1, $2, $3, $4::payment_purpose, 'card', 'open', $5, n.attempt, $6, $7, $8,
       'order:' || $3::text || ':' || $4::text || ':' || n.attempt, $9, $10::jsonb,
       now() + interval '${LEASE_SECONDS} seconds'
     from (select coalesce(max(attempt), 0) + 1 as attempt from payments
       where site_id = $1 and order_id = $3 and purpose = $4::payment_purpose) n
     returning ${paymentColumns}`,
    [
      ...[siteId, newId(), orderId, purpose, onSession, String(amount), currency, isTest],
      ...[payment.intentId, JSON.stringify(askedBy)],
    ],
  );
  return rows[0] as PaymentRow;
}

/** Writes down what Stripe calls the intent of an attempt, once it is known. */
export async function noteIntent(
  db: Queryable,
  payment: Pick<PaymentRow, "siteId" | "id">,
  intentId: string,
): Promise<void> {
  await db.query(
    "update payments set intent_id = $3 where site_id = $1 and id = $2 and intent_id is null",
    [payment.siteId, payment.id, intentId],
  );
}

/**
 * When an attempt is due that was told of, as SQL: at once, and longer ago than whoever has it in their hands
 * just now began. They leave it due, since what they looked up may be from before.
 */
export const toldOf = "now() - interval '1 minute'";
const isToldOf = "due_at <= now()";

/** When the worker looks at an attempt next: in so many seconds, or not any more. */
export async function lookAgain(
  payment: Pick<PaymentRow, "siteId" | "id">,
  seconds: number | null,
): Promise<void> {
  await pool().query(
    `update payments set due_at = now() + $3::float8 * interval '1 second'
     where site_id = $1 and id = $2 and (due_at is null or not ${isToldOf})`,
    [payment.siteId, payment.id, seconds],
  );
}

/** Leaves an attempt that was written down to the worker, at once. */
export async function handOver(tx: Transaction, payment: Pick<PaymentRow, "siteId" | "id">) {
  await tx.query("update payments set due_at = now() where site_id = $1 and id = $2", [
    payment.siteId,
    payment.id,
  ]);
  afterCommit(tx, () => notifySoon(channels.payments, payment.siteId));
}

/** What an attempt has come to. What is left out stays. */
export interface PaymentEnd {
  state: PaymentRow["state"];
  chargeId?: string | null;
  card?: PaymentRow["card"];
  method?: string;
  failureCode?: string | null;
  failureMessage?: string | null;
  fee?: bigint | null;
  net?: bigint | null;
  feeCurrency?: string | null;
  paidAt?: Date;
  /** Seconds until the worker looks at it again; null when there is nothing to look for. */
  lookInSeconds: number | null;
}

/**
 * Brings an attempt from one of these states to another, and says whether it was there: who comes second
 * changes nothing.
 */
export async function movePayment(
  db: Queryable,
  payment: Pick<PaymentRow, "siteId" | "id">,
  from: readonly PaymentRow["state"][],
  end: PaymentEnd,
): Promise<boolean> {
  // A clock may stand in no condition of an update where the table is sharded.
  const { rows } = await db.query<{ at: Date; real: Date; due: Date | null }>(
    `select onetill_now() as at, now() as real, now() + $1::float8 * interval '1 second' as due`,
    [end.lookInSeconds],
  );
  const isEnd = end.state === "succeeded" || end.state === "failed" || end.state === "canceled";
  const settledAt = isEnd ? (rows[0]?.at ?? null) : null;
  const { rowCount } = await db.query(
    `update payments set state = $4::payment_state,
       charge_id = coalesce($5, charge_id), card = coalesce($6::jsonb, card),
       method = coalesce($7, method), failure_code = $8, failure_message = $9,
       fee = coalesce($10, fee), net = coalesce($11, net), fee_currency = coalesce($12, fee_currency),
       paid_at = coalesce($13, paid_at),
       settled_at = case when $15::timestamptz is not null then coalesce(settled_at, $15) end,
       due_at = case when due_at <= $16::timestamptz then due_at else $14::timestamptz end
     where site_id = $1 and id = $2 and state = any($3::payment_state[])`,
    [
      ...[payment.siteId, payment.id, from, end.state, end.chargeId ?? null],
      ...[end.card ? JSON.stringify(end.card) : null, end.method ?? null],
      ...[end.failureCode ?? null, end.failureMessage ?? null],
      ...[end.fee === undefined || end.fee === null ? null : String(end.fee)],
      ...[end.net === undefined || end.net === null ? null : String(end.net)],
      ...[end.feeCurrency ?? null, end.paidAt ?? null, rows[0]?.due ?? null],
      ...[settledAt, rows[0]?.real ?? null],
    ],
  );
  return rowCount === 1;
}
