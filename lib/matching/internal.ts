import { inTransaction, lockName, pool, type Queryable, type Transaction } from "@/lib/db";
import { type Context, fromPublicId, notFound } from "@/lib/kernel";
import {
  type OpenConfirmation,
  openConfirmationColumns,
  type PaidOrder,
  paidOrderColumns,
} from "./pairing/pair";

/** Whoever holds a declaration's private link. */
export const visitor = { kind: "visitor", label: "Visitor" } as const;

/**
 * Searching and joining of a site take turns: a declaration and a payment at the same moment never
 * miss each other, and nothing is joined twice.
 */
export const lockMatching = (tx: Transaction, siteId: string) => lockName(tx, `matching:${siteId}`);

/** Runs `work` in a transaction that holds the site's lock. */
export const inMatchingOf = <T>(siteId: string, work: (tx: Transaction) => Promise<T>) =>
  inTransaction(async (tx) => {
    await lockMatching(tx, siteId);
    return work(tx);
  });

/** The site of a confirmation among the actor's, by its shown id, or throws `not_found`. */
export async function locateConfirmation(ctx: Context, publicId: string) {
  const id = fromPublicId("confirmation", publicId);
  const { rows } = await pool().query<{ siteId: string }>(
    `select site_id as "siteId" from confirmations where site_id = any($1::uuid[]) and id = $2`,
    [ctx.sites.map((site) => site.siteId), id],
  );
  if (!rows[0]) throw notFound("confirmation");
  return { id, siteId: rows[0].siteId };
}

export async function loadConfirmation(
  tx: Queryable,
  { siteId, id }: { siteId: string; id: string },
): Promise<OpenConfirmation> {
  const { rows } = await tx.query<OpenConfirmation & Record<string, unknown>>(
    `select ${openConfirmationColumns} from confirmations c where c.site_id = $1 and c.id = $2`,
    [siteId, id],
  );
  if (!rows[0]) throw notFound("confirmation");
  return rows[0];
}

/** Those of the confirmations that have no order. */
export async function loadUnmatched(
  tx: Queryable,
  siteId: string,
  ids: readonly string[],
): Promise<OpenConfirmation[]> {
  const { rows } = await tx.query<OpenConfirmation & Record<string, unknown>>(
    `select ${openConfirmationColumns} from confirmations c
     where c.site_id = $1 and c.id = any($2::uuid[]) and not exists
       (select 1 from matches m
         where m.site_id = $1 and m.confirmation_id = c.id and m.undone_at is null)
     order by c.id`,
    [siteId, ids],
  );
  return rows;
}

export async function findPaidOrder(
  tx: Queryable,
  { siteId, id }: { siteId: string; id: string },
): Promise<PaidOrder | undefined> {
  const { rows } = await tx.query<PaidOrder & Record<string, unknown>>(
    `select ${paidOrderColumns} from orders o where o.site_id = $1 and o.id = $2`,
    [siteId, id],
  );
  return rows[0];
}

/** The match that counts, of an order or of a confirmation. */
export async function findLiveMatch(
  tx: Queryable,
  siteId: string,
  of: { orderId: string } | { confirmationId: string },
) {
  const [column, id] =
    "orderId" in of ? ["order_id", of.orderId] : ["confirmation_id", of.confirmationId];
  const { rows } = await tx.query<{
    id: string;
    orderId: string;
    confirmationId: string;
    rule: string;
    code: string;
  }>(
    `select m.id, m.order_id as "orderId", m.confirmation_id as "confirmationId", m.rule, c.code
     from matches m join confirmations c on c.site_id = m.site_id and c.id = m.confirmation_id
     where m.site_id = $1 and m.${column} = $2 and m.undone_at is null`,
    [siteId, id],
  );
  return rows[0];
}
