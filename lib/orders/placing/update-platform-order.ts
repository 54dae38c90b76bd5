import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "@/lib/db";
import type { Actor } from "@/lib/kernel";
import { correctFee, correctSale } from "@/lib/ledger";
import { flagForReview } from "../changing/flag-for-review";
import { settleOrder } from "../changing/settle-order";
import { recordEvent } from "../record-event";
import type { PlatformOrder } from "./new-order";
import { derivedColumns } from "./new-order";
import { replaceItems } from "./replace-items";

interface Known {
  id: string;
  reference: string;
  amount: bigint;
  currency: string;
  is_test: boolean;
  placed_at: Date;
  message: string | null;
  customer_email: string | null;
  customer_name: string | null;
  shipping: unknown;
  details: unknown;
  items: unknown[];
  reported_rank: string;
  needs_review: string | null;
}

// The first digit of an order's rank tells whether its newest report was an update.
const updateDigit = "1";

/** An order's rank: an update outranks what it updates, whatever the platform's clock says. */
export const orderRank = (report: { revises: boolean; reportedRank: string }) =>
  (report.revises ? updateDigit : "0") + report.reportedRank;

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function changedParts(known: Known, order: PlatformOrder): string[] {
  const items = order.items.map(({ unitAmount, ...item }) => ({
    ...item,
    unitAmount: unitAmount === null ? null : Number(unitAmount),
  }));
  const pairs: [string, unknown, unknown][] = [
    ["items", known.items, asJson(items)],
    ["message", known.message, order.message],
    [
      "customer",
      [known.customer_name, known.customer_email],
      [order.customerName, order.customerEmail],
    ],
    ["shipping", known.shipping, asJson(order.shipping)],
    ["details", known.details, asJson(order.details)],
  ];
  return pairs
    .filter(([, before, after]) => !isDeepStrictEqual(before, after))
    .map(([name]) => name);
}

async function findKnown(tx: Transaction, order: { siteId: string; id: string }): Promise<Known> {
  const { rows } = await tx.query<Known>(
    `select o.id, o.reference, o.amount, o.currency, o.is_test, o.placed_at, o.message, o.customer_email,
       o.customer_name, o.shipping, o.details, o.reported_rank, o.needs_review,
       coalesce((select jsonb_agg(jsonb_build_object('name', i.name, 'variation', i.variation,
         'quantity', i.quantity, 'unitAmount', i.unit_amount, 'details', i.details)
         order by i.position) from order_items i
         where i.site_id = $1 and i.order_id = o.id), '[]') as items
     from orders o where o.site_id = $1 and o.id = $2 for update of o`,
    [order.siteId, order.id],
  );
  return rows[0] as Known;
}

async function writeDetails(tx: Transaction, known: Known, order: PlatformOrder, at: Date) {
  const derived = derivedColumns(order, known.reference);
  await tx.query(
    `update orders set reported_rank = $3, message = $4, message_private = $5, customer_id = $6,
       customer_name = $7, customer_email = $8, customer_sort = $9, shipping = $10, details = $11,
       item_summary = $12, item_sort = $13, search_text = $14, updated_at = $15
     where site_id = $1 and id = $2`,
    [
      order.siteId,
      known.id,
      order.reportedRank,
      order.message,
      order.messagePrivate,
      order.customerId,
      order.customerName,
      order.customerEmail,
      derived.customerSort,
      order.shipping === null ? null : JSON.stringify(order.shipping),
      JSON.stringify(order.details),
      derived.itemSummary,
      derived.itemSort,
      derived.searchText,
      at,
    ],
  );
}

const ledgerOrder = (known: Known, { siteId, platform, paymentKey }: PlatformOrder) => ({
  ...{ siteId, id: known.id, platform, paymentKey, currency: known.currency },
  ...{ isTest: known.is_test, placedAt: known.placed_at },
});

/** Takes over what was paid. Returns false when this very report was taken over before. */
async function takeMoney(tx: Transaction, known: Known, order: PlatformOrder, at: Date) {
  const { amount, currency, reportedRank: rank } = order;
  const was = { amount: known.amount, currency: known.currency };
  const told = { was, is: { amount, currency } };
  if (!(await correctSale(tx, ledgerOrder(known, order), told, { rank, at }))) return false;
  await tx.query(
    "update orders set amount = $3, currency = $4, updated_at = $5 where site_id = $1 and id = $2",
    [order.siteId, known.id, amount, currency, at],
  );
  return true;
}

/** Takes over what the platform kept of it. Returns whether that is news. */
const takeFee = (tx: Transaction, known: Known, order: PlatformOrder, at: Date) =>
  correctFee(
    tx,
    ledgerOrder(known, order),
    { amount: order.fee ?? 0n, currency: order.currency },
    { rank: order.reportedRank, at },
  );

/**
 * Takes over what the platform says about an order that it reported before. Of all reports the one
 * with the highest rank tells the details, whichever came first; an update never tells what was paid.
 * Reports that differ in the amount are flagged for review. Returns whether anything is news.
 */
export async function updatePlatformOrder(
  tx: Transaction,
  id: string,
  order: PlatformOrder,
  by: { actor: Actor; at: Date },
): Promise<boolean> {
  const at = { siteId: order.siteId, id };
  const known = await findKnown(tx, at);
  const newer = order.reportedRank > known.reported_rank;
  const sameMoney = known.amount === order.amount && known.currency === order.currency;
  const isUpdate = order.reportedRank.startsWith(updateDigit);
  const tellsMoney = !isUpdate && (newer || known.reported_rank.startsWith(updateDigit));
  const takesMoney = tellsMoney && !sameMoney;
  const review = sameMoney ? null : `${order.source} reported different amounts for this payment.`;
  const changed = newer ? changedParts(known, order) : [];
  if (takesMoney || (review && review !== known.needs_review)) changed.push("amount");
  if (tellsMoney && (await takeFee(tx, known, order, by.at))) changed.push("fee");
  if (newer) await writeDetails(tx, known, order, by.at);
  if (changed.length === 0) return false;
  if (changed.includes("items")) await replaceItems(tx, at, order.items);
  if (review) await flagForReview(tx, at, review, by);
  await recordEvent(tx, at, { type: "order.updated", data: { changed }, ...by });
  if (takesMoney && (await takeMoney(tx, known, order, by.at))) {
    await settleOrder(tx, at, { ...by, source: order.source });
  }
  return true;
}
