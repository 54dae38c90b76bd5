import type { NewItem, OrderKind } from "@/lib/orders";
import type { AboutDelivery, Payer, Report } from "../../adapter";
import { Misunderstood } from "../../adapter";
import {
  cleanText,
  indexableId,
  keptJson,
  nameOf,
  rankOf,
  understandJson,
  understandMoney,
  understandTimeOrReceipt,
} from "../../read-fields";
import { SetAside, understandMost } from "../../set-aside";
import type { KofiPayload } from "./schema";
import { kofiSchema, neededFields } from "./schema";

/** What Ko-fi calls somebody who gave no name. */
const nobody = ["Ko-fi Supporter"];

const kindOf: Record<string, OrderKind> = {
  Donation: "donation",
  Subscription: "membership",
  Commission: "commission",
  "Shop Order": "shop",
};

/** Ko-fi names shop items by a link code only: no name, no price. */
function itemsOf(payload: KofiPayload, kind: OrderKind, amount: bigint): NewItem[] {
  const tier = cleanText(payload.tier_name);
  if (kind === "shop" && payload.shop_items?.length) {
    return payload.shop_items.map((item) => {
      const code = cleanText(item.direct_link_code);
      return {
        name: code ? `Shop item ${code}` : "Shop item",
        variation: cleanText(item.variation_name),
        quantity: item.quantity ?? 1,
        unitAmount: null,
        details: code
          ? { direct_link_code: code, link: `https://ko-fi.com/s/${encodeURIComponent(code)}` }
          : {},
      };
    });
  }
  const names = {
    donation: "Tip",
    membership: tier ?? "Monthly tip",
    commission: "Commission",
    shop: "Shop order",
  } as const;
  const name = names[kind as keyof typeof names];
  return [{ name, variation: null, quantity: 1, unitAmount: amount, details: {} }];
}

/** Ko-fi reports no end of a period: a paid month runs for one month from the payment. */
function oneMonthAfter(date: Date): Date {
  const next = new Date(date);
  next.setUTCMonth(next.getUTCMonth() + 1);
  if (next.getUTCDate() !== date.getUTCDate()) next.setUTCDate(0);
  return next;
}

/** Ko-fi names no subscription: it is the person's, by e-mail, and the tier's. */
function subscriptionOf(
  payload: KofiPayload,
  payment: Extract<Report, { kind: "payment" }>,
  isTest: boolean,
): Report[] {
  const { payer, amount, currency, placedAt, reportedRank } = payment;
  if (!payer.email) return [];
  const tier = cleanText(payload.tier_name);
  const name = `${isTest ? "test:" : ""}${payer.email.toLowerCase()}|${tier ?? ""}`;
  return [
    {
      kind: "subscription",
      payer,
      report: {
        externalId: indexableId(name),
        state: "active",
        tier: tier ?? "Monthly tip",
        amount,
        currency,
        interval: "month",
        cancelAtPeriodEnd: false,
        startedAt: payload.is_first_subscription_payment ? placedAt : null,
        periodEnd: oneMonthAfter(placedAt),
        pausedUntil: null,
        canceledAt: null,
        reportedRank,
      },
    },
  ];
}

/** What a Ko-fi delivery says. Ko-fi posts only when money was paid. */
export function readKofi(stored: Buffer, about: AboutDelivery): Report[] {
  const raw = understandJson(stored);
  const type = (raw as { type?: unknown } | null)?.type;
  const kind = typeof type === "string" && Object.hasOwn(kindOf, type) ? kindOf[type] : undefined;
  if (!kind) {
    throw new Misunderstood(`type: ${JSON.stringify(type ?? null).slice(0, 80)} is unknown`);
  }
  const setAside = new SetAside();
  const payload = understandMost(kofiSchema, raw, { needed: neededFields, setAside });
  const { amount, currency } = understandMoney(payload.amount, payload.currency);
  const paidAt = understandTimeOrReceipt(payload.timestamp, "timestamp", about, setAside);
  const email = cleanText(payload.email);
  const payer: Payer = { email, name: nameOf(payload.from_name, nobody), supporterId: null };
  const transactionId = indexableId(payload.kofi_transaction_id.trim());
  const key = about.isTest ? `test:${about.deliveryId}` : transactionId.toLowerCase();
  const payment: Extract<Report, { kind: "payment" }> = {
    kind: "payment",
    revises: false,
    externalId: key,
    paymentKey: key,
    transactionId,
    orderKind: kind,
    amount,
    currency,
    payer,
    items: itemsOf(payload, kind, amount),
    message: cleanText(payload.message),
    // What is not surely public is not shown in public.
    messagePrivate: payload.is_public === false || setAside.has("is_public"),
    shipping: payload.shipping ? keptJson(payload.shipping) : null,
    details: keptJson({
      ...(payload.url ? { url: payload.url } : {}),
      ...(payload.tier_name ? { tier: payload.tier_name } : {}),
      ...(kind === "membership"
        ? { first_payment: payload.is_first_subscription_payment === true }
        : {}),
      ...setAside.details,
    }),
    notRead: setAside.fields,
    reportedRank: rankOf({ at: paidAt, deliveryId: about.deliveryId }),
    placedAt: paidAt,
  };
  return kind === "membership"
    ? [payment, ...subscriptionOf(payload, payment, about.isTest)]
    : [payment];
}
