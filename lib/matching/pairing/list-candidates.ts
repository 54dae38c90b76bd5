import { pool, query } from "@/lib/db";
import { type Context, requireRight, spellingsOf, toPublicId } from "@/lib/kernel";
import type { OrderStatus, PaymentStatus } from "@/lib/orders";
import { longestWindowHours } from "../declaring/declaration";
import { loadConfirmation, locateConfirmation } from "../internal";
import { type Judgement, judgePair, surely, windowOf } from "./judge-pair";
import { type PaidOrder, paidOrderColumns } from "./pair";

/** An order that a declaration may mean, with what speaks for it and against it. */
export interface Candidate extends Judgement {
  /** The shown id, `ord_…`. */
  orderId: string;
  reference: string;
  platform: string;
  /** Minor units. */
  amount: number;
  currency: string;
  customerName: string | null;
  customerEmail: string | null;
  transactionId: string | null;
  message: string | null;
  isTest: boolean;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  placedAt: Date;
  /** Too little speaks for it to be joined without a person. */
  isNear: boolean;
  /** The code of the confirmation that this order is matched with. */
  matchedWith: string | null;
  /** A person took this very pair apart before. */
  takenApart: boolean;
}

type Row = PaidOrder & {
  codeSeen: boolean;
  matchedWith: string | null;
  takenApart: boolean;
} & Record<string, unknown>;

const longest = `interval '${longestWindowHours} hours'`;
// Of a busy site's orders in the window, the newest few hundred are looked through for likeness.
const like = `select l.id from (select id, amount, currency, customer_name, message from orders
    where site_id = $1 and platform = $7 and placed_at between $8 and $9
    order by placed_at desc limit 500) l
  where (l.amount = $10 and l.currency = $11) or lower(l.customer_name) = lower($12)
    or l.message = $13`;

const mostShown = 20;

/**
 * The orders that a confirmation may mean, best first, near misses and what it is matched with
 * included. Throws `not_found` for a confirmation of another site.
 */
export async function listCandidates(ctx: Context, confirmationId: string): Promise<Candidate[]> {
  const place = await locateConfirmation(ctx, confirmationId);
  requireRight(ctx, place.siteId, "confirmations:read");
  requireRight(ctx, place.siteId, "orders:read");
  const confirmation = await loadConfirmation(pool(), place);
  const span = windowOf(confirmation);
  const declared = confirmation.createdAt;
  const near = `placed_at between $6::timestamptz - ${longest} and $6::timestamptz + ${longest}
    order by placed_at desc limit 40`;
  const rows = await query<Row>(
    `select ${paidOrderColumns}, exists (select 1 from code_sightings s
         where s.site_id = $1 and s.code_key = $2 and s.order_id = o.id) as "codeSeen",
       (select c.code from matches m join confirmations c on c.site_id = $1 and c.id = m.confirmation_id
         where m.site_id = $1 and m.order_id = o.id and m.undone_at is null) as "matchedWith",
       exists (select 1 from matches m where m.site_id = $1 and m.confirmation_id = $14
         and m.order_id = o.id and m.undone_at is not null) as "takenApart"
     from orders o where o.site_id = $1 and o.id = any(array(
         select order_id from code_sightings where site_id = $1 and code_key = $2
       ) || array(
         select id from orders where site_id = $1 and lower(transaction_id) = $3 limit 40
       ) || array(
         select id from orders where site_id = $1 and lower(customer_email) = any($4::text[]) and ${near}
       ) || array(
         select id from orders where site_id = $1 and lower(customer_email) = any($5::text[]) and ${near}
       ) || array(${like}) || array(
         select order_id from matches where site_id = $1 and confirmation_id = $14
       ))`,
    [
      confirmation.siteId,
      confirmation.codeKey,
      confirmation.transactionKey,
      spellingsOf(confirmation.emailKey),
      confirmation.paidEmailKey === null ? [] : spellingsOf(confirmation.paidEmailKey),
      declared,
      confirmation.platform,
      new Date(declared.getTime() - span),
      new Date(declared.getTime() + span),
      confirmation.amount,
      confirmation.currency,
      confirmation.name,
      confirmation.message,
      confirmation.id,
    ],
  );
  return rows
    .map(({ codeSeen, siteId: _, id, amount, ...order }): Candidate => {
      const judged = judgePair(
        confirmation,
        { ...order, siteId: place.siteId, id, amount },
        codeSeen,
      );
      const shown = { ...order, orderId: toPublicId("order", id), amount: Number(amount) };
      return { ...shown, ...judged, isNear: judged.score < surely } as Candidate;
    })
    .sort(
      (a, b) =>
        b.score - a.score ||
        Math.abs(a.placedAt.getTime() - declared.getTime()) -
          Math.abs(b.placedAt.getTime() - declared.getTime()),
    )
    .slice(0, mostShown);
}
