import { pool, type Queryable } from "@/lib/db";
import type { CardShown } from "./stripe/read-card";

/** The card that an order is charged to, as Stripe knows it. */
export interface OrderCard {
  stripeCustomer: string;
  paymentMethod: string | null;
  shown: CardShown | null;
}

interface Row {
  stripeCustomer: string;
  paymentMethod: string | null;
  brand: string | null;
  last4: string | null;
  expMonth: number | null;
  expYear: number | null;
  wallet: string | null;
}

/** The card of an order or a request; null where there is none. */
export async function readOrderCard(
  { siteId, id }: { siteId: string; id: string },
  db: Queryable = pool(),
): Promise<OrderCard | null> {
  const { rows } = await db.query<Row & Record<string, unknown>>(
    `select stripe_customer as "stripeCustomer", payment_method as "paymentMethod", brand, last4,
       exp_month as "expMonth", exp_year as "expYear", wallet
     from order_cards where site_id = $1 and order_id = $2`,
    [siteId, id],
  );
  const [row] = rows;
  if (!row) return null;
  const { brand, last4, expMonth, expYear, wallet } = row;
  const isKnown = brand !== null && last4 !== null && expMonth !== null && expYear !== null;
  return {
    stripeCustomer: row.stripeCustomer,
    paymentMethod: row.paymentMethod,
    shown: isKnown ? { brand, last4, exp_month: expMonth, exp_year: expYear, wallet } : null,
  };
}

/** Writes down whose card it is, and the card once it is known; a newer one takes an older one's place. */
export async function writeOrderCard(
  db: Queryable,
  { siteId, id }: { siteId: string; id: string },
  card: OrderCard,
): Promise<void> {
  const { shown } = card;
  await db.query(
    `insert into order_cards as c (site_id, order_id, stripe_customer, payment_method, brand, last4,
       exp_month, exp_year, wallet)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (site_id, order_id) do update set stripe_customer = excluded.stripe_customer,
       payment_method = coalesce(excluded.payment_method, c.payment_method),
       brand = coalesce(excluded.brand, c.brand), last4 = coalesce(excluded.last4, c.last4),
       exp_month = coalesce(excluded.exp_month, c.exp_month),
       exp_year = coalesce(excluded.exp_year, c.exp_year),
       wallet = case when excluded.payment_method is null then c.wallet else excluded.wallet end,
       updated_at = excluded.updated_at`,
    [
      ...[siteId, id, card.stripeCustomer, card.paymentMethod, shown?.brand ?? null],
      ...[shown?.last4 ?? null, shown?.exp_month ?? null, shown?.exp_year ?? null],
      shown?.wallet ?? null,
    ],
  );
}

/** A card in a few words: `Visa ending in 4242`. */
export const cardInWords = (card: Pick<CardShown, "brand" | "last4"> | null): string | null =>
  card && `${card.brand} ending in ${card.last4}`;
