import { findOrCreateCustomer } from "@/lib/customers";
import { channels, inTransaction, notifySoon, query, type Transaction } from "@/lib/db";
import { type Actor, notFound } from "@/lib/kernel";
import { placeOrders } from "@/lib/orders";
import { type CheckState, finishCardCheck } from "@/lib/payments";

interface RequestRow {
  siteId: string;
  id: string;
  itemId: string;
  state: "open" | "placed" | "refused";
  quantity: number;
  unitAmount: bigint;
  amountShipping: bigint;
  amount: bigint;
  currency: string;
  item: { title: string };
  answers: { question: string; answer: string }[];
  email: string;
  name: string;
  address: Record<string, string> | null;
  message: string | null;
  isTest: boolean;
  refusal: string | null;
}

const columns = `site_id as "siteId", id, item_id as "itemId", state, quantity,
  unit_amount as "unitAmount", amount_shipping as "amountShipping", amount, currency, item, answers,
  email, name, address, message, is_test as "isTest", refusal`;

/** Where a request stands: an order of the same id, or what is still to be done. */
export type RequestState =
  | { state: "placed" }
  | { state: "refused"; message: string }
  | { state: "open" | "action" }
  | { state: "failed"; message: string };

const soldOut =
  "This was sold out in the meantime. Nothing was charged, and the check of the card is released.";

/** Takes what is asked for out of the stock, where it is counted. False when there is not enough left. */
async function takeStock(tx: Transaction, { siteId, itemId, quantity }: RequestRow) {
  const { rowCount } = await tx.query(
    `update store_items set stock = stock - $3
     where site_id = $1 and id = $2 and (stock is null or stock >= $3)`,
    [siteId, itemId, quantity],
  );
  return rowCount === 1;
}

async function place(
  tx: Transaction,
  request: RequestRow,
  { method, card }: Extract<CheckState, { state: "verified" }>,
  at: Date,
): Promise<void> {
  const { siteId, id, email, name } = request;
  const actor: Actor = { kind: "member", id, label: name };
  const toldRank = String(at.getTime()).padStart(15, "0");
  const payer = { email, name, platform: "store", supporterId: null, fallbackKey: id, toldRank };
  const customerId = await findOrCreateCustomer(tx, siteId, payer, at);
  await placeOrders(tx, {
    ...{ siteId, platform: "store", source: "the store", actor, at },
    orders: [
      {
        ...{ id, externalId: id, paymentKey: id, transactionId: null, connectionId: null },
        ...{ inboundEventId: null, kind: "store", amount: request.amount },
        ...{ amountShipping: request.amountShipping, currency: request.currency, customerId },
        ...{ customerName: name, customerEmail: email, message: request.message },
        ...{ messagePrivate: true, isTest: request.isTest, shipping: request.address },
        items: [
          {
            ...{ name: request.item.title, variation: null, quantity: request.quantity },
            unitAmount: request.unitAmount,
            details: request.answers.length > 0 ? { asked: request.answers } : {},
            itemId: request.itemId,
          },
        ],
        ...{ details: {}, reportedRank: "", placedAt: at },
        checked: { method, card: { brand: card.brand, last4: card.last4 } },
      },
    ],
  });
}

/**
 * Looks up what came of a request's card, and makes an order of it once that was checked: once, however
 * often and by however many this is asked. Throws `not_found` for a request that is not there.
 */
export async function completeRequest(handle: {
  siteId: string;
  id: string;
}): Promise<RequestState> {
  const [before] = await query<RequestRow & Record<string, unknown>>(
    `select ${columns} from store_requests where site_id = $1 and id = $2`,
    [handle.siteId, handle.id],
  );
  if (!before) throw notFound("request");
  if (before.state === "placed") return { state: "placed" };
  if (before.state === "refused") return { state: "refused", message: before.refusal ?? soldOut };
  const check = await finishCardCheck(handle);
  if (check.state !== "verified") return check;
  const end = await inTransaction(async (tx): Promise<RequestState> => {
    const { rows } = await tx.query<RequestRow & { at: Date } & Record<string, unknown>>(
      `select ${columns}, onetill_now() as at from store_requests
       where site_id = $1 and id = $2 for update`,
      [handle.siteId, handle.id],
    );
    const [request] = rows;
    if (!request) throw notFound("request");
    if (request.state === "placed") return { state: "placed" };
    if (request.state === "refused")
      return { state: "refused", message: request.refusal ?? soldOut };
    const isThere = await takeStock(tx, request);
    await tx.query(
      `update store_requests set state = $3::store_request_state, refusal = $4
       where site_id = $1 and id = $2`,
      [handle.siteId, handle.id, isThere ? "placed" : "refused", isThere ? null : soldOut],
    );
    if (!isThere) return { state: "refused", message: soldOut };
    await place(tx, request, check, request.at);
    return { state: "placed" };
  });
  notifySoon(channels.orders, handle.siteId);
  return end;
}

/** Puts back what an order took out of the stock, in the transaction that ends it. */
export async function returnStock(
  tx: Transaction,
  order: { siteId: string; id: string },
): Promise<void> {
  await tx.query(
    `update store_items i set stock = i.stock + r.quantity from store_requests r
     where i.site_id = $1 and r.site_id = $1 and r.id = $2 and r.state = 'placed'
       and i.id = r.item_id and i.stock is not null`,
    [order.siteId, order.id],
  );
}

/** Forgets the requests whose card was never checked. Returns how many those were. */
export async function sweepRequests(): Promise<number> {
  const rows = await query(
    `delete from store_requests where state <> 'placed' and expires_at < onetill_now() returning 1`,
  );
  return rows.length;
}
