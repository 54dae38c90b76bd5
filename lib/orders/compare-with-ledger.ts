import { inTransaction, type Transaction } from "@/lib/db";
import { type Context, formatMoney, requireRight, toPublicId } from "@/lib/kernel";
import { type OrderSums, sumOrders } from "@/lib/ledger";
import { isOwn, type OrderKind } from "./lifecycle";
import { type PaymentStatus, wasPaid } from "./payment-lifecycle";

interface Row {
  id: string;
  reference: string;
  amount: bigint;
  refunded: bigint;
  currency: string;
  payment_status: PaymentStatus;
  kind: OrderKind;
}

const pageSize = 1000;
const lowest = "00000000-0000-0000-0000-000000000000";

async function readOrders(tx: Transaction, siteId: string, after: string): Promise<Row[]> {
  const { rows } = await tx.query<Row & Record<string, unknown>>(
    `select id, reference, amount, amount_refunded as refunded, currency, payment_status, kind
     from orders where site_id = $1 and id > $2 order by id limit $3`,
    [siteId, after, pageSize],
  );
  return rows;
}

/** Orders and what the ledger says of them as of one moment: others may be writing. */
const readPage = (siteId: string, after: string) =>
  inTransaction(async (tx) => {
    await tx.query("set transaction isolation level repeatable read, read only");
    const orders = await readOrders(tx, siteId, after);
    const ids = orders.map(({ id }) => id);
    const sums = new Map<string, OrderSums[]>();
    for (const sum of await sumOrders(tx, siteId, ids)) {
      sums.set(sum.orderId, [...(sums.get(sum.orderId) ?? []), sum]);
    }
    return orders.map((order) => ({ order, sums: sums.get(order.id) ?? [] }));
  });

/** In which way an order and the ledger differ, as sentences. */
function differencesOf(order: Row, sums: readonly OrderSums[]): string[] {
  const { currency } = order;
  const name = `Order ${order.reference} (${toPublicId("order", order.id)})`;
  const say = (amount: bigint) => formatMoney({ amount, currency });
  const own = sums.find((one) => one.currency === currency);
  // What Stripe keeps is in the currency of the site's balance, not always in that of the order.
  const isForeign = (one: OrderSums) =>
    one.sold !== 0n || one.refunded !== 0n || (one.fee !== 0n && !isOwn(order.kind));
  const foreign = sums.filter((one) => one !== own && isForeign(one));
  const differences = foreign.map(
    (one) => `${name} is in ${currency}, and the ledger has ${one.currency} for it.`,
  );
  const compare = (what: string, here: bigint, there: bigint) => {
    if (here === there) return;
    differences.push(`${name}: ${say(here)} ${what}, and the ledger says ${say(there)}.`);
  };
  compare("was paid", wasPaid(order.payment_status) ? order.amount : 0n, own?.sold ?? 0n);
  compare("was refunded", order.refunded, own?.refunded ?? 0n);
  return differences;
}

/**
 * Goes through all orders of a site, and yields in which way one differs from what the ledger says of it.
 * Throws `forbidden` and `not_found` as reading the orders does.
 */
export async function* compareWithLedger(ctx: Context, siteId: string): AsyncGenerator<string> {
  requireRight(ctx, siteId, "orders:read");
  for (let after: string | undefined = lowest; after !== undefined; ) {
    const page = await readPage(siteId, after);
    for (const { order, sums } of page) yield* differencesOf(order, sums);
    after = page.at(-1)?.order.id;
  }
}
