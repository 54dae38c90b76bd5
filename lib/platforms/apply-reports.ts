import {
  findOrCreateCustomer,
  membershipEvent,
  rankOfReport,
  reportSubscription,
} from "@/lib/customers";
import type { Transaction } from "@/lib/db";
import { record } from "@/lib/events";
import type { Outcome } from "@/lib/inbox";
import { emailKeyOf, formatMoney } from "@/lib/kernel";
import { isRefundKnown, recordRefund } from "@/lib/ledger";
import { findMembershipOrder, findOrderOfPayment, settleOrder } from "@/lib/orders";
import type { Report } from "./adapter";
import { applyPayments, type ReportedPayment } from "./apply-payments";
import { actorOf, type Source } from "./source";

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
  const member = { customerId, isTest: source.isTest };
  const orderId = await findMembershipOrder(tx, source, member);
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
  const key =
    report.payer.email === null ? report.payer.supporterId : emailKeyOf(report.payer.email);
  return key === null ? [] : [`${source.siteId}:payer:${key}`];
}

/** The names that must be locked before these reports are applied. */
export const locksOf = (source: Source, reports: readonly Report[]): string[] =>
  reports.flatMap((report) => [lockOf(source, report), ...payerLock(source, report)]);

/** What one delivery says. */
export interface Said {
  source: Source;
  reports: readonly Report[];
}

/** The payment that is all that a delivery says, unless it is an update of another one. */
function onlyPayment({ source, reports }: Said): ReportedPayment | undefined {
  const [report] = reports;
  if (reports.length !== 1 || report?.kind !== "payment" || report.revises) return undefined;
  return { source, report };
}

/** As many from the front as can be applied together: payments, none of which is about another's order. */
function paymentsAtFront(all: readonly Said[]): ReportedPayment[] {
  const payments: ReportedPayment[] = [];
  const names = new Set<string>();
  for (const said of all) {
    const payment = onlyPayment(said);
    if (!payment) break;
    const { externalId, paymentKey } = payment.report;
    if (names.has(externalId) || names.has(paymentKey)) break;
    names.add(externalId).add(paymentKey);
    payments.push(payment);
  }
  return payments;
}

async function applyOne(tx: Transaction, { source, reports }: Said): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const report of reports) {
    if (report.kind === "payment")
      outcomes.push(...(await applyPayments(tx, [{ source, report }])));
    else if (report.kind === "refund") outcomes.push(await applyRefund(tx, source, report));
    else outcomes.push(await applySubscription(tx, source, report));
  }
  return {
    sentence: outcomes.map((outcome) => outcome.sentence).join(". "),
    orderId: outcomes.find((outcome) => outcome.orderId !== null)?.orderId ?? null,
  };
}

/**
 * Applies what deliveries of one platform and site say, in their order, in one transaction with whatever
 * else the caller writes. The caller holds the locks that `locksOf` names. Returns what came of each.
 */
export async function applyReports(tx: Transaction, all: readonly Said[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  while (outcomes.length < all.length) {
    const left = all.slice(outcomes.length);
    const payments = paymentsAtFront(left);
    if (payments.length > 0) outcomes.push(...(await applyPayments(tx, payments)));
    else outcomes.push(await applyOne(tx, left[0] as Said));
  }
  return outcomes;
}
