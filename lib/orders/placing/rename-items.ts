import { inTransaction, query, type Transaction } from "@/lib/db";
import { derivedColumns, type NewItem } from "./new-order";

/** Codes that a site's orders of one platform hold, and how the newest of them calls the item. */
export interface UsedCode {
  platform: string;
  code: string;
  orders: number;
  lastAt: Date;
}

/** So many orders are renamed in one transaction: it is over before anybody waits for it. */
const atOnce = 200;

interface Kept {
  id: string;
  reference: string;
  customer_name: string | null;
  customer_email: string | null;
  transaction_id: string | null;
  message: string | null;
  shipping: Record<string, unknown> | null;
  items: (Pick<NewItem, "name" | "variation" | "quantity" | "details"> & { id: string })[];
}

interface Naming {
  siteId: string;
  platform: string;
  code: string;
  name: string;
}

const codeIn = (alias: string) => `${alias}.details ->> 'direct_link_code'`;

/** How many orders were changed, and the last of them. */
interface Renamed {
  last: string | null;
  changed: number;
}

async function renameSome(tx: Transaction, naming: Naming, after: string | null): Promise<Renamed> {
  const { siteId, platform, code, name } = naming;
  const { rows } = await tx.query<Kept & Record<string, unknown>>(
    `select o.id, o.reference, o.customer_name, o.customer_email, o.transaction_id, o.message, o.shipping,
       (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'variation', i.variation,
            'quantity', i.quantity, 'details', i.details) order by i.position), '[]')
        from order_items i where i.site_id = $1 and i.order_id = o.id) as items
     from orders o
     where o.site_id = $1 and o.platform = $2 and ($4::uuid is null or o.id > $4::uuid)
       and exists (select from order_items i
         where i.site_id = $1 and i.order_id = o.id and ${codeIn("i")} = $3)
     order by o.id limit $5 for update of o`,
    [siteId, platform, code, after, atOnce],
  );
  if (rows.length === 0) return { last: null, changed: 0 };
  await tx.query(
    `update order_items set name = $4
     where site_id = $1 and order_id = any($2::uuid[]) and ${codeIn("order_items")} = $3`,
    [siteId, rows.map(({ id }) => id), code, name],
  );
  const changes = rows.map(({ id, reference, items, ...order }) => {
    const renamed = items.map((item) =>
      item.details.direct_link_code === code ? { ...item, name } : item,
    );
    const { itemSummary, itemSort, searchText } = derivedColumns(
      {
        ...{ items: renamed, message: order.message, shipping: order.shipping },
        ...{ customerName: order.customer_name, customerEmail: order.customer_email },
        transactionId: order.transaction_id,
      },
      reference,
    );
    return { id, summary: itemSummary, sort: itemSort, text: searchText };
  });
  await tx.query(
    `update orders o set item_summary = r.summary, item_sort = r.sort, search_text = r.text
     from json_to_recordset($2::json) as r(id uuid, summary text, sort text, text text)
     where o.site_id = $1 and o.id = r.id`,
    [siteId, JSON.stringify(changes)],
  );
  return { last: rows.at(-1)?.id ?? null, changed: rows.length };
}

/**
 * Gives the item with this code its name in every order that the site has, a few orders at a time: in its
 * lines, in lists, and for the search. Returns how many orders hold it. Doing it again changes nothing.
 */
export async function renameItems(naming: Naming): Promise<number> {
  let after: string | null = null;
  let all = 0;
  for (;;) {
    const from: string | null = after;
    const { last, changed }: Renamed = await inTransaction((tx) => renameSome(tx, naming, from));
    all += changed;
    if (last === null || changed < atOnce) return all;
    after = last;
  }
}

/** The codes in a site's orders, those used last first; `most` of them. */
export const listItemCodes = (siteId: string, most: number): Promise<UsedCode[]> =>
  query<UsedCode & Record<string, unknown>>(
    `select o.platform, ${codeIn("i")} as code, count(distinct o.id)::int as orders,
       max(o.placed_at) as "lastAt"
     from order_items i join orders o on o.site_id = i.site_id and o.id = i.order_id
     where i.site_id = $1 and o.site_id = $1 and ${codeIn("i")} is not null
     group by o.platform, ${codeIn("i")} order by max(o.placed_at) desc limit $2`,
    [siteId, most],
  );
