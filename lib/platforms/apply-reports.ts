import {
  findOrCreateCustomer,
  membershipEvent,
  rankOfReport,
  reportSubscription,
} from "@/lib/customers";
import type { Transaction } from "@/lib/db";
import { record } from "@/lib/events";
import type { Outcome } from "@/lib/inbox";
import type { Actor } from "@/lib/kernel";
import { formatMoney } from "@/lib/kernel";
import { isRefundKnown, recordRefund } from "@/lib/ledger";
import type { PlatformOrder } from "@/lib/orders";
import {
  flagUnreadDetails,
  orderRank,
  placeOrders,
  renameImportedOrder,
  settleOrder,
  updatePlatformOrder,
} from "@/lib/orders";
import type { Report } from "./adapter";
import { lookUpPlatform } from "./registry";

export interface Source {
  siteId: string;
  platform: string;
  name: string;
  connectionId: string;
  inboundEventId: string;
  isTest: boolean;
  at: Date;
}

const actorOf = (source: Source): Actor => ({ kind: "platform", label: source.name });

/** The order of a payment. Test sends may repeat a payment's key: then it is the newest of them. */
async function findOrderOfPayment(tx: Transaction, source: Source, paymentKey: string) {
  const { rows } = await tx.query<{ id: string; currency: string; placedAt: Date }>(
    `select id, currency, placed_at as "placedAt" from orders
     where site_id = $1 and platform = $2 and payment_key = $3
     order by id desc limit 1`,
    [source.siteId, source.platform, paymentKey],
  );
  return rows[0] ?? null;
}

async function findOrderByName(tx: Transaction, source: Source, externalId: string) {
  const { rows } = await tx.query<{ id: string }>(
    "select id from orders where site_id = $1 and platform = $2 and external_id = $3",
    [source.siteId, source.platform, externalId],
  );
  return rows[0]?.id as string;
}

/** A file of past payments may have brought this one under another name. */
async function takeOverImported(
  tx: Transaction,
  source: Source,
  { transactionId, externalId }: Extract<Report, { kind: "payment" }>,
) {
  const { siteId, platform, isTest, name, at } = source;
  const { nameByTransaction } = lookUpPlatform(platform)?.pastPayments ?? {};
  if (!nameByTransaction || transactionId === null || isTest) return;
  const importedAs = nameByTransaction(transactionId);
  const by = { actor: actorOf(source), at, source: name };
  await renameImportedOrder(tx, { siteId, platform, importedAs, externalId }, by);
}

async function applyPayment(
  tx: Transaction,
  source: Source,
  report: Extract<Report, { kind: "payment" }>,
): Promise<Outcome> {
  const by = { actor: actorOf(source), at: source.at };
  const { payer, payerRank, revises, orderKind, notRead, kind: _, ...facts } = report;
  const customerId = await findOrCreateCustomer(
    tx,
    source.siteId,
    {
      ...payer,
      platform: source.platform,
      fallbackKey: `${source.platform}:${report.externalId}`,
      toldRank: rankOfReport(payerRank ?? report.reportedRank),
    },
    source.at,
  );
  const order: PlatformOrder = {
    ...facts,
    siteId: source.siteId,
    platform: source.platform,
    source: source.name,
    connectionId: source.connectionId,
    inboundEventId: source.inboundEventId,
    kind: orderKind,
    reportedRank: orderRank(report),
    isTest: source.isTest,
    customerId,
    customerName: payer.name,
    customerEmail: payer.email,
  };
  await takeOverImported(tx, source, report);
  const updated = revises ? await findOrderOfPayment(tx, source, report.paymentKey) : null;
  const { siteId, platform, name } = source;
  const batch = { siteId, platform, source: name, ...by, orders: [order] };
  const created = updated ? null : (await placeOrders(tx, batch)).get(report.externalId);
  const flag = (id: string) => flagUnreadDetails(tx, { siteId, id }, notRead, by);
  if (created) {
    if (notRead.length > 0) await flag(created);
    return { sentence: `Order for ${formatMoney(order)}`, orderId: created };
  }
  const id = updated?.id ?? (await findOrderByName(tx, source, report.externalId));
  const isNews = await updatePlatformOrder(tx, id, order, by);
  if (isNews) await flag(id);
  return { sentence: isNews ? "Order updated" : "The order was there already", orderId: id };
}

async function applyRefund(
  tx: Transaction,
  source: Source,
  report: Extract<Report, { kind: "refund" }>,
): Promise<Outcome> {
  const { siteId, platform, isTest } = source;
  const order = await findOrderOfPayment(tx, source, report.paymentKey);
  const refund = { ...report, siteId, platform, isTest, order };
  const news = !(await isRefundKnown(tx, refund)) && (await recordRefund(tx, refund));
  if (order === null) {
    return {
      sentence: "Refund noted: it joins its payment as soon as that is reported",
      orderId: null,
    };
  }
  await settleOrder(
    tx,
    { siteId, id: order.id },
    { actor: actorOf(source), at: source.at, source: source.name },
  );
  const sentence = news ? `${formatMoney(report)} refunded` : "The refund was known already";
  return { sentence, orderId: order.id };
}

async function applySubscription(
  tx: Transaction,
  source: Source,
  { payer, report }: Extract<Report, { kind: "subscription" }>,
): Promise<Outcome> {
  const customerId = await findOrCreateCustomer(
    tx,
    source.siteId,
    {
      ...payer,
      platform: source.platform,
      fallbackKey: report.externalId,
      toldRank: rankOfReport(report.reportedRank),
    },
    source.at,
  );
  if (customerId === null) return { sentence: "A membership without a member", orderId: null };
  const full = { ...report, platform: source.platform, isTest: source.isTest };
  const news = await reportSubscription(tx, source.siteId, customerId, full, source.at);
  if (!news) return { sentence: "Nothing new about this membership", orderId: null };
  const sentence = `Membership ${report.state}`;
  if (news.before === report.state) return { sentence, orderId: null };
  const { rows } = await tx.query<{ id: string }>(
    `select id from orders where site_id = $1 and customer_id = $2 and platform = $3
       and kind = 'membership' and is_test = $4 order by placed_at desc, id desc limit 1`,
    [source.siteId, customerId, source.platform, source.isTest],
  );
  const orderId = rows[0]?.id ?? null;
  if (orderId === null) return { sentence, orderId: null };
  const order = { siteId: source.siteId, id: orderId };
  const by = { actor: actorOf(source), at: source.at };
  if (report.state === "paused") {
    const data = { tier: report.tier, until: report.pausedUntil?.toISOString() ?? null };
    await record(tx, order, membershipEvent["membership.paused"], data, by);
  } else {
    const type =
      report.state === "canceled"
        ? "membership.canceled"
        : news.before === "none"
          ? "membership.started"
          : "membership.resumed";
    await record(tx, order, membershipEvent[type], { tier: report.tier }, by);
  }
  return { sentence, orderId };
}

/** The name under which everybody who writes about one payment takes turns. */
export const paymentLock = (source: { siteId: string; platform: string }, paymentKey: string) =>
  `${source.siteId}:${source.platform}:${paymentKey}`;

const lockOf = (source: Source, report: Report) =>
  paymentLock(
    source,
    report.kind === "subscription" ? report.report.externalId : report.paymentKey,
  );

/** Whoever writes about one person does so by turns, too: their row is locked to the end. */
function payerLock(source: Source, report: Report): string[] {
  if (report.kind === "refund") return [];
  const key = report.payer.email?.toLowerCase() ?? report.payer.supporterId;
  return key === null ? [] : [`${source.siteId}:payer:${key}`];
}

/** The names that must be locked before these reports are applied. */
export const locksOf = (source: Source, reports: readonly Report[]): string[] =>
  reports.flatMap((report) => [lockOf(source, report), ...payerLock(source, report)]);

/**
 * Applies what a delivery says, in one transaction with whatever else the caller writes. The caller
 * holds the locks that `locksOf` names.
 */
export async function applyReports(
  tx: Transaction,
  source: Source,
  reports: Report[],
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const report of reports) {
    if (report.kind === "payment") outcomes.push(await applyPayment(tx, source, report));
    else if (report.kind === "refund") outcomes.push(await applyRefund(tx, source, report));
    else outcomes.push(await applySubscription(tx, source, report));
  }
  return {
    sentence: outcomes.map((outcome) => outcome.sentence).join(". "),
    orderId: outcomes.find((outcome) => outcome.orderId !== null)?.orderId ?? null,
  };
}
