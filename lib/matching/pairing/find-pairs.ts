import type { Queryable } from "@/lib/db";
import { spellingsOf } from "@/lib/kernel";
import { longestWindowHours } from "../declaring/declaration";
import { type Judgement, judgePair } from "./judge-pair";
import {
  type OpenConfirmation,
  openConfirmationColumns,
  type PaidOrder,
  paidOrderColumns,
} from "./pair";

/** A declaration and an order that may belong together. */
export interface Pair extends Judgement {
  confirmation: OpenConfirmation;
  order: PaidOrder;
}

// Somebody who declares or pays more often than that is looked at by a person anyway.
const most = 40;
const longest = `interval '${longestWindowHours} hours'`;

const unmatched = (side: "confirmation" | "order", id: string) =>
  `not exists (select 1 from matches m
     where m.site_id = $1 and m.${side}_id = ${id} and m.undone_at is null)`;
const notTakenApart = (confirmation: string, order: string) =>
  `not exists (select 1 from matches m where m.site_id = $1
     and m.confirmation_id = ${confirmation} and m.order_id = ${order})`;

type Row<T> = T & { codeSeen: boolean };

/**
 * The unmatched declarations that an order may be meant by: by code, transaction or address. Pairs
 * that a person took apart are left out.
 */
export async function findConfirmationsFor(tx: Queryable, order: PaidOrder): Promise<Pair[]> {
  const near = `c.created_at between $5::timestamptz - ${longest} and $5::timestamptz + ${longest}
    order by c.created_at desc limit ${most}`;
  const { rows } = await tx.query<Row<OpenConfirmation>>(
    `select ${openConfirmationColumns}, exists (select 1 from code_sightings s
       where s.site_id = $1 and s.code_key = c.code_key and s.order_id = $2) as "codeSeen"
     from confirmations c
     where c.site_id = $1 and c.id = any(array(
         select c.id from code_sightings s
         join confirmations c on c.site_id = s.site_id and c.code_key = s.code_key
         where s.site_id = $1 and s.order_id = $2
       ) || array(
         select c.id from confirmations c where c.site_id = $1 and c.transaction_key = $3
         order by c.created_at desc limit ${most}
       ) || array(
         select c.id from confirmations c where c.site_id = $1 and c.email_key = any($4::text[]) and ${near}
       ) || array(
         select c.id from confirmations c where c.site_id = $1 and c.paid_email_key = any($4::text[]) and ${near}
       ))
       and ${unmatched("confirmation", "c.id")} and ${notTakenApart("c.id", "$2")}`,
    [
      order.siteId,
      order.id,
      order.transactionId?.toLowerCase() ?? null,
      order.customerEmail === null ? [] : spellingsOf(order.customerEmail),
      order.placedAt,
    ],
  );
  return rows.map(({ codeSeen, ...confirmation }) => ({
    confirmation,
    order,
    ...judgePair(confirmation, order, codeSeen),
  }));
}

/** The unmatched orders that a declaration may mean, found in the same ways. */
export async function findOrdersFor(
  tx: Queryable,
  confirmation: OpenConfirmation,
): Promise<Pair[]> {
  const near = `o.placed_at between $6::timestamptz - ${longest} and $6::timestamptz + ${longest}
    order by o.placed_at desc limit ${most}`;
  const { rows } = await tx.query<Row<PaidOrder>>(
    `select ${paidOrderColumns}, exists (select 1 from code_sightings s
       where s.site_id = $1 and s.code_key = $2 and s.order_id = o.id) as "codeSeen"
     from orders o
     where o.site_id = $1 and o.id = any(array(
         select s.order_id from code_sightings s where s.site_id = $1 and s.code_key = $2
       ) || array(
         select o.id from orders o where o.site_id = $1 and lower(o.transaction_id) = $3
         order by o.placed_at desc limit ${most}
       ) || array(
         select o.id from orders o where o.site_id = $1 and lower(o.customer_email) = any($4::text[]) and ${near}
       ) || array(
         select o.id from orders o where o.site_id = $1 and lower(o.customer_email) = any($5::text[]) and ${near}
       ))
       and ${unmatched("order", "o.id")} and ${notTakenApart("$7", "o.id")}`,
    [
      confirmation.siteId,
      confirmation.codeKey,
      confirmation.transactionKey,
      spellingsOf(confirmation.emailKey),
      confirmation.paidEmailKey === null ? [] : spellingsOf(confirmation.paidEmailKey),
      confirmation.createdAt,
      confirmation.id,
    ],
  );
  return rows.map(({ codeSeen, ...order }) => ({
    confirmation,
    order,
    ...judgePair(confirmation, order, codeSeen),
  }));
}
