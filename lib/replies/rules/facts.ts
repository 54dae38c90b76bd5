import type { Queryable } from "@/lib/db";
import { env } from "@/lib/kernel";
import type { OrderKind, OrderStatus, PaymentStatus } from "@/lib/orders";

/** What a rule asks about, and what a text can tell, of an order or a confirmation. */
export interface ReplyFacts {
  siteName: string;
  timeZone: string;
  orderId: string | null;
  confirmationId: string | null;
  supporterName: string | null;
  email: string | null;
  platform: string;
  kind: OrderKind | null;
  status: OrderStatus | null;
  paymentStatus: PaymentStatus | null;
  customerId: string | null;
  itemSummary: string | null;
  /** Names of items, their variations, and the tier: what `contains` looks into. */
  itemTexts: string[];
  tier: string | null;
  /** Minor units. */
  amount: bigint | null;
  currency: string | null;
  message: string | null;
  reference: string | null;
  transactionId: string | null;
  code: string | null;
  /** How the order was matched, while it is. */
  matchRule: string | null;
  /** The visitor's language, where a confirmation tells it. */
  locale: string | null;
  /** What opens the order's page; whoever writes to its buyer puts it there. */
  statusLink: string | null;
  isTest: boolean;
  isImported: boolean;
  /** Of a confirmation: whether its payment was not found. */
  isFailed: boolean;
  placedAt: Date;
}

type Row = ReplyFacts & Record<string, unknown>;

/** An order with the confirmation that it is matched with, or null when there is no such order. */
export async function readOrderFacts(
  db: Queryable,
  siteId: string,
  orderId: string,
): Promise<ReplyFacts | null> {
  const { rows } = await db.query<Row>(
    `select s.name as "siteName", s.time_zone as "timeZone", o.id as "orderId",
       c.id as "confirmationId", coalesce(o.customer_name, c.name) as "supporterName",
       coalesce(nullif(trim(o.customer_email), ''), case when m.rule <> 'email' then c.email end) as email,
       o.platform, o.kind, o.status, o.payment_status as "paymentStatus",
       o.customer_id as "customerId", nullif(o.item_summary, '') as "itemSummary",
       coalesce((select array_agg(concat_ws(' ', i.name, i.variation) order by i.position)
         from order_items i where i.site_id = $1 and i.order_id = o.id), '{}')
         || coalesce(array[o.details->>'tier'], '{}') as "itemTexts",
       case when o.kind = 'membership' then coalesce(o.details->>'tier', nullif(o.item_summary, ''))
         end as tier,
       o.amount, o.currency, coalesce(o.message, c.message) as message, o.reference,
       o.transaction_id as "transactionId", c.code, m.rule as "matchRule", c.locale,
       null::text as "statusLink", o.is_test as "isTest", o.imported_at is not null as "isImported", false as "isFailed",
       o.placed_at as "placedAt"
     from orders o
     join sites s on s.id = o.site_id
     left join matches m on m.site_id = o.site_id and m.order_id = o.id and m.undone_at is null
     left join confirmations c on c.site_id = o.site_id and c.id = m.confirmation_id
     where o.site_id = $1 and o.id = $2`,
    [siteId, orderId],
  );
  const facts = rows[0];
  return facts ? { ...facts, itemTexts: facts.itemTexts.filter((text) => text !== null) } : null;
}

/** A confirmation that no order belongs to, or null when there is no such confirmation. */
export async function readConfirmationFacts(
  db: Queryable,
  siteId: string,
  confirmationId: string,
): Promise<ReplyFacts | null> {
  const { rows } = await db.query<Row>(
    `select s.name as "siteName", s.time_zone as "timeZone", null::uuid as "orderId",
       c.id as "confirmationId", c.name as "supporterName", c.email, c.platform,
       null::text as kind, null::text as status, null::text as "paymentStatus",
       null::uuid as "customerId", null::text as "itemSummary", '{}'::text[] as "itemTexts",
       null::text as tier, c.amount, c.currency, c.message, null::text as reference,
       c.transaction_id as "transactionId", c.code, null::text as "matchRule", c.locale,
       null::text as "statusLink", false as "isTest", false as "isImported", c.status = 'failed' as "isFailed",
       c.created_at as "placedAt"
     from confirmations c join sites s on s.id = c.site_id
     where c.site_id = $1 and c.id = $2`,
    [siteId, confirmationId],
  );
  return rows[0] ?? null;
}

/** An invented order, for a preview when there is none yet. */
export const exampleFacts = (site: { name: string; timeZone: string }, now: Date): ReplyFacts => ({
  siteName: site.name,
  timeZone: site.timeZone,
  orderId: null,
  confirmationId: null,
  supporterName: "Robin Example",
  email: "robin@example.com",
  platform: "kofi",
  kind: "membership",
  status: "completed",
  paymentStatus: "paid",
  customerId: null,
  itemSummary: "Lighthouse map",
  itemTexts: ["Lighthouse map"],
  tier: "Bronze",
  amount: 1250n,
  currency: "EUR",
  message: "I love what you do.\nKeep going!",
  reference: "7K3M9QXA",
  transactionId: "00000000-1111-4222-8333-444444444444",
  code: "K7QM-3X9T",
  matchRule: "code",
  locale: null,
  statusLink: `${env().appUrl}/order`,
  isTest: false,
  isImported: false,
  isFailed: false,
  placedAt: now,
});
