import type { Queryable } from "@/lib/db";
import { findCodes } from "./codes";

const mostTexts = 200;

/** Every text inside a JSON value, addresses of pages left out: nobody writes a code into one. */
function textsIn(value: unknown, found: string[]): void {
  if (found.length >= mostTexts) return;
  if (typeof value === "string") {
    if (!/^https?:\/\//i.test(value)) found.push(value);
  } else if (value !== null && typeof value === "object") {
    for (const inner of Object.values(value)) textsIn(inner, found);
  }
}

/**
 * The codes in what the payer could write on an order: the message, and answers and notes, which
 * platforms' readers keep in the details of the order and of its items.
 */
export async function findCodesOf(
  tx: Queryable,
  order: { siteId: string; id: string },
): Promise<string[]> {
  const { rows } = await tx.query<{ message: string | null; details: unknown; items: unknown }>(
    `select message, details, (select jsonb_agg(i.details) from order_items i
       where i.site_id = o.site_id and i.order_id = o.id and i.details <> '{}') as items
     from orders o where site_id = $1 and id = $2`,
    [order.siteId, order.id],
  );
  const row = rows[0];
  if (!row) return [];
  const texts = row.message === null ? [] : [row.message];
  textsIn(row.details, texts);
  textsIn(row.items, texts);
  return [...new Set(texts.flatMap(findCodes))];
}
