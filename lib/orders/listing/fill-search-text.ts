import { inTransaction, query, readDatabaseTime, type Transaction } from "@/lib/db";
import { log } from "@/lib/kernel";
import { derivedColumns, type NewItem } from "../placing/new-order";

const step = "orders.search_text";
/** So many orders are looked at in one transaction: it is over before anybody waits for it. */
const atOnce = 200;

/** What is searched of an item. */
type KeptItem = Pick<NewItem, "name" | "variation" | "quantity" | "details">;

interface Kept {
  id: string;
  placed_at: string;
  reference: string;
  search_text: string;
  customer_name: string | null;
  customer_email: string | null;
  transaction_id: string | null;
  message: string | null;
  shipping: Record<string, unknown> | null;
  items: KeptItem[];
}

interface Progress {
  after_at: string | null;
  after_id: string | null;
  finished_at: Date | null;
}

/** What the search box should look through, where it is not what is kept. */
function textsToChange(orders: readonly Kept[]) {
  return orders.flatMap(({ id, reference, search_text: was, ...order }) => {
    const { searchText } = derivedColumns(
      {
        ...{ items: order.items, message: order.message, shipping: order.shipping },
        ...{ customerName: order.customer_name, customerEmail: order.customer_email },
        transactionId: order.transaction_id,
      },
      reference,
    );
    return searchText === was ? [] : [{ id, was, text: searchText }];
  });
}

/** The next orders of a site; whether there may be more. Nobody else works on the site meanwhile. */
async function fillSome(tx: Transaction, siteId: string): Promise<boolean> {
  const { rows } = await tx.query<Progress & Record<string, unknown>>(
    `select after_at::text, after_id, finished_at from carried_steps
     where site_id = $1 and name = $2 for update skip locked`,
    [siteId, step],
  );
  const [progress] = rows;
  if (!progress || progress.finished_at !== null) return false;
  const { rows: orders } = await tx.query<Kept & Record<string, unknown>>(
    `select o.id, o.placed_at::text, o.reference, o.search_text, o.customer_name, o.customer_email,
       o.transaction_id, o.message, o.shipping,
       (select coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'variation', i.variation,
            'quantity', i.quantity, 'details', i.details) order by i.position), '[]')
        from order_items i where i.site_id = $1 and i.order_id = o.id) as items
     from orders o
     where o.site_id = $1 and ($2::timestamptz is null or (o.placed_at, o.id) > ($2::timestamptz, $3::uuid))
     order by o.placed_at, o.id limit $4`,
    [siteId, progress.after_at, progress.after_id, atOnce],
  );
  const changes = textsToChange(orders);
  // What was changed meanwhile has its text already.
  if (changes.length > 0) {
    await tx.query(
      `update orders o set search_text = r.text
       from json_to_recordset($2::json) as r(id uuid, was text, text text)
       where o.site_id = $1 and o.id = r.id and o.search_text = r.was`,
      [siteId, JSON.stringify(changes)],
    );
  }
  const last = orders.at(-1);
  const isDone = orders.length < atOnce;
  const finishedAt = isDone ? await readDatabaseTime(tx) : null;
  await tx.query(
    `update carried_steps set looked = looked + $3, changed = changed + $4,
       after_at = coalesce($5, after_at), after_id = coalesce($6, after_id),
       finished_at = $7::timestamptz
     where site_id = $1 and name = $2`,
    [siteId, step, orders.length, changes.length, last?.placed_at, last?.id, finishedAt],
  );
  return !isDone;
}

/**
 * Brings the search text of orders from before to what it is today: with answers and addresses. Once a
 * site, a few orders at a time, going on where it was broken off; says in the log what it did. Returns
 * how many sites it has gone through to their end.
 */
export async function fillSearchText(signal?: AbortSignal): Promise<number> {
  await query(
    `insert into carried_steps (site_id, name) select id, $1 from sites on conflict do nothing`,
    [step],
  );
  const sites = await query<{ site_id: string }>(
    "select site_id from carried_steps where name = $1 and finished_at is null",
    [step],
  );
  let done = 0;
  for (const { site_id: siteId } of sites) {
    while (!signal?.aborted && (await inTransaction((tx) => fillSome(tx, siteId))));
    const [row] = await query<{ looked: number; changed: number; finished_at: Date | null }>(
      "select looked, changed, finished_at from carried_steps where site_id = $1 and name = $2",
      [siteId, step],
    );
    if (!row?.finished_at) continue;
    done += 1;
    const { looked, changed } = row;
    if (looked > 0)
      log.info("search texts were brought up to date", { site: siteId, looked, changed });
  }
  return done;
}
