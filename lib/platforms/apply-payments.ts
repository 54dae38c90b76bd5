import { findOrCreateCustomers, rankOfReport } from "@/lib/customers";
import type { Transaction } from "@/lib/db";
import type { Outcome } from "@/lib/inbox";
import { formatMoney } from "@/lib/kernel";
import {
  findOrderByName,
  findOrderOfPayment,
  flagUnreadDetails,
  type NewOrder,
  orderRank,
  placeOrders,
  renameImportedOrders,
  updatePlatformOrder,
} from "@/lib/orders";
import type { Report } from "./adapter";
import { nameItems } from "./item-names/name-items";
import { lookUpPlatform } from "./registry";
import { actorOf, type Source } from "./source";

type Payment = Extract<Report, { kind: "payment" }>;

/** A payment and the delivery that told of it. */
export interface ReportedPayment {
  source: Source;
  report: Payment;
}

/** Of which payments a file may have brought the orders under other names. */
function namesInFiles(payments: readonly ReportedPayment[]) {
  return payments.flatMap(({ source, report: { transactionId, externalId } }) => {
    const { nameByTransaction } = lookUpPlatform(source.platform)?.pastPayments ?? {};
    if (!nameByTransaction || transactionId === null || source.isTest) return [];
    return [{ importedAs: nameByTransaction(transactionId), externalId }];
  });
}

function orderOf({ source, report }: ReportedPayment, customerId: string | null): NewOrder {
  const {
    payer,
    payerRank: _,
    revises: __,
    orderKind,
    notRead: ___,
    kind: ____,
    ...facts
  } = report;
  return {
    ...facts,
    ...{ connectionId: source.connectionId, inboundEventId: source.inboundEventId },
    ...{ kind: orderKind, reportedRank: orderRank(report), isTest: source.isTest },
    ...{ customerId, customerName: payer.name, customerEmail: payer.email },
  };
}

/**
 * Makes orders of payments of one platform and site, all that are new in the same statements; what was there
 * is brought up to date. None of them is about the order of another. Returns what came of each.
 */
export async function applyPayments(
  tx: Transaction,
  payments: readonly ReportedPayment[],
): Promise<Outcome[]> {
  const source = payments[0]?.source as Source;
  const { siteId, platform, name, at } = source;
  const by = { actor: actorOf(source), at };
  const customers = await findOrCreateCustomers(
    tx,
    siteId,
    payments.map(({ report }) => ({
      ...{ ...report.payer, platform, fallbackKey: `${platform}:${report.externalId}` },
      toldRank: rankOfReport(report.payerRank ?? report.reportedRank),
    })),
    at,
  );
  await renameImportedOrders(
    tx,
    { siteId, platform, names: namesInFiles(payments) },
    { ...by, source: name },
  );
  const named = await nameItems(
    tx,
    source,
    payments.map((payment, nth) => orderOf(payment, customers[nth] ?? null)),
  );
  const told = payments.map((payment, nth) => ({
    payment,
    order: named[nth] as NewOrder,
    updated: null as string | null,
  }));
  for (const one of told) {
    const { revises, paymentKey } = one.payment.report;
    if (!revises) continue;
    one.updated = (await findOrderOfPayment(tx, one.payment.source, paymentKey))?.id ?? null;
  }
  const orders = told.flatMap(({ order, updated }) => (updated === null ? [order] : []));
  const batch = { siteId, platform, source: name, ...by, orders };
  const placed = orders.length > 0 ? await placeOrders(tx, batch) : new Map<string, string>();

  const outcomes: Outcome[] = [];
  for (const { payment, order, updated } of told) {
    const { notRead, externalId } = payment.report;
    const flag = (id: string) => flagUnreadDetails(tx, { siteId, id }, notRead, by);
    const created = placed.get(externalId);
    if (created) {
      if (notRead.length > 0) await flag(created);
      outcomes.push({ sentence: `Order for ${formatMoney(order)}`, orderId: created });
      continue;
    }
    const id = updated ?? ((await findOrderByName(tx, source, externalId)) as string);
    const whole = { ...order, siteId, platform, source: name };
    const isNews = await updatePlatformOrder(tx, id, whole, by);
    if (isNews) await flag(id);
    const sentence = isNews ? "Order updated" : "The order was there already";
    outcomes.push({ sentence, orderId: id });
  }
  return outcomes;
}
