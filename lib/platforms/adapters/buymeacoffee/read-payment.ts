import { type Money, toDecimal } from "@/lib/kernel";
import type { NewItem, OrderKind } from "@/lib/orders";
import type { Payer, Report } from "../../adapter";
import { Misunderstood } from "../../adapter";
import {
  cleanText,
  indexableId,
  keptJson,
  nameOf,
  rankOf,
  readMoneyOrNull,
  readOptionalTime,
  understandId,
  understandMoney,
} from "../../read-fields";
import { type SetAside, understandMost } from "../../set-aside";
import type { BmcPayment } from "./schema";
import { neededOfPayment, paymentSchema } from "./schema";

export interface Envelope {
  type: string;
  created: Date;
  eventNumber: number;
  isTest: boolean;
  deliveryId: string;
  /** What could not be read of it and is not about money. */
  setAside: SetAside;
}

/** What Buy Me a Coffee calls somebody who gave no name. */
const nobody = ["Someone"];

/** A time beside the payment; what is none is set aside. */
export const timeOf = (data: object, field: string, { setAside }: Envelope): Date | null => {
  const value = (data as Record<string, unknown>)[field];
  return readOptionalTime(value, () => setAside.put(field, value));
};

const understandPayment = (data: unknown, { setAside }: Envelope) =>
  understandMost(paymentSchema, data, { needed: neededOfPayment, setAside });

export const payerOf = (data: {
  supporter_id?: string | number | null;
  supporter_name?: string | number | null;
  supporter_email?: string | number | null;
}): Payer => ({
  email: cleanText(data.supporter_email),
  name: nameOf(data.supporter_name, nobody),
  supporterId: cleanText(data.supporter_id),
});

const answerText = (answer: unknown) =>
  answer !== null && typeof answer === "object"
    ? JSON.stringify(keptJson(answer))
    : cleanText(String(answer ?? ""));

/** Whether an extra's amount is for one or for all of them is not known: it is kept as extra information. */
function extraItems(payment: BmcPayment): NewItem[] {
  return (payment.extras ?? []).map((extra) => {
    const question = cleanText(extra.extra_question ?? extra.question);
    const given = extra.question_answers?.length ? extra.question_answers : extra.answers;
    const answers = (given ?? []).map(answerText).filter(Boolean);
    return {
      name: cleanText(extra.title) ?? "Extra",
      variation: null,
      quantity: extra.quantity ?? 1,
      unitAmount: null,
      details: {
        ...(extra.description ? { description: cleanText(extra.description) } : {}),
        ...(extra.amount === null || extra.amount === undefined
          ? {}
          : { amount: String(extra.amount) }),
        ...(question ? { question } : {}),
        ...(answers.length > 0 ? { answers } : {}),
      },
    };
  });
}

function itemsOf(
  payment: BmcPayment,
  kind: OrderKind,
  money: { amount: bigint; currency: string },
) {
  const single = (name: string, details: Record<string, unknown> = {}): NewItem[] => [
    { name, variation: null, quantity: 1, unitAmount: money.amount, details },
  ];
  if (kind === "shop" && payment.extras?.length) return extraItems(payment);
  if (kind === "commission") {
    const { shipping_address: _, ...rest } = payment.commission ?? {};
    return single(cleanText(payment.commission?.name) ?? "Commission", rest);
  }
  if (kind === "wishlist") {
    return single(cleanText(payment.wishlist?.title) ?? "Wish", payment.wishlist ?? {});
  }
  if (kind === "shop") return single("Extra");
  const coffees = payment.coffee_count ?? 1;
  const price = payment.coffee_price ?? null;
  // The total is the fact; a coffee's price is shown where it multiplies to that total.
  const unit = price === null ? null : readMoneyOrNull(price, money.currency);
  if (coffees > 1 && unit !== null && unit.amount * BigInt(coffees) === money.amount) {
    return [
      { name: "Coffee", variation: null, quantity: coffees, unitAmount: unit.amount, details: {} },
    ];
  }
  return single(coffees > 1 ? `${coffees} coffees` : "Coffee");
}

const addressNames = new Map([
  ["name", "full_name"],
  ["street", "street_address"],
  ["state", "state_or_province"],
  ["zip", "postal_code"],
]);

function shippingOf(payment: BmcPayment): Record<string, unknown> | null {
  const address = payment.commission?.shipping_address;
  if (!address || !Object.values(address).some(Boolean)) return null;
  return keptJson(
    Object.fromEntries(
      Object.entries(address).map(([key, value]) => [addressNames.get(key) ?? key, value]),
    ),
  );
}

/** What Buy Me a Coffee kept of it; what is no fee of this payment is set aside. */
function feeOf(payment: BmcPayment, money: Money, { setAside }: Envelope): bigint | undefined {
  const told = payment.application_fee;
  if (told === null || told === undefined || told === "") return undefined;
  const fee = readMoneyOrNull(told, money.currency)?.amount;
  if (fee !== undefined && fee <= money.amount) return fee;
  setAside.put("application_fee", told);
  return undefined;
}

/** The payment itself: for `…created`, and for `…updated` what it says now. */
function paymentReport(data: unknown, envelope: Envelope, kind: OrderKind): Report[] {
  const payment = understandPayment(data, envelope);
  const status = cleanText(payment.status)?.toLowerCase();
  if (status && status !== "succeeded" && status !== "refunded") {
    throw new Misunderstood(`data.status: the payment is "${status.slice(0, 40)}", not succeeded`);
  }
  const money = understandMoney(payment.amount, payment.currency, "data.amount");
  const key = paymentKeyOf(payment, envelope);
  const transactionId = cleanText(payment.transaction_id);
  const placedAt = timeOf(payment, "created_at", envelope) ?? envelope.created;
  const fee = feeOf(payment, money, envelope);
  const optional = { fee: payment.application_fee, charged: payment.total_amount_charged };
  return [
    {
      kind: "payment",
      revises: envelope.type.endsWith(".updated"),
      externalId: envelope.isTest ? `test:${envelope.deliveryId}` : key,
      paymentKey: key,
      transactionId: transactionId === null ? null : indexableId(transactionId),
      orderKind: kind,
      ...money,
      ...(fee === undefined ? {} : { fee }),
      payer: payerOf(payment),
      items: itemsOf(payment, kind, money).map((item) => ({
        ...item,
        details: keptJson(item.details),
      })),
      message: cleanText(payment.support_note),
      // What is not surely public is not shown in public.
      messagePrivate: payment.note_hidden === true || envelope.setAside.has("note_hidden"),
      shipping: shippingOf(payment),
      details: keptJson({
        amount: toDecimal(money),
        ...(optional.fee ? { application_fee: String(optional.fee) } : {}),
        ...(optional.charged ? { total_amount_charged: String(optional.charged) } : {}),
        ...envelope.setAside.details,
      }),
      notRead: envelope.setAside.fields,
      reportedRank: rankOf({
        at: envelope.created,
        eventNumber: envelope.eventNumber,
        deliveryId: envelope.deliveryId,
      }),
      placedAt,
    },
    ...(payment.refunded || status === "refunded" ? refundReport(data, envelope) : []),
  ];
}

/** Ties a refund to its payment. Test sends may repeat an id, so the time goes with it. */
function paymentKeyOf(payment: BmcPayment, envelope: Envelope): string {
  const id = understandId(payment.id, "data.id");
  return indexableId(
    envelope.isTest ? `test:${id}:${String(payment.created_at)}` : `payment:${id}`,
  );
}

/** A refund of a payment, which may not have been reported yet. */
function refundReport(data: unknown, envelope: Envelope): Report[] {
  const payment = understandPayment(data, envelope);
  const money = understandMoney(payment.amount, payment.currency, "data.amount");
  const key = paymentKeyOf(payment, envelope);
  const refundedAt = timeOf(payment, "refunded_at", envelope);
  // Each partial refund of a payment has a time of its own; by it one is told from the next.
  const which = refundedAt === null ? "" : `:${Math.floor(refundedAt.getTime() / 1000)}`;
  return [
    {
      kind: "refund",
      paymentKey: key,
      entryKey: indexableId(`refund:${key}${which}`),
      ...money,
      occurredAt: refundedAt ?? envelope.created,
    },
  ];
}

const kinds: Record<string, OrderKind> = {
  donation: "donation",
  extra_purchase: "shop",
  commission_order: "commission",
  wishlist_payment: "wishlist",
};

/** What a one-off payment's event says; null when the type is none of these. */
export function readPayment(envelope: Envelope, data: unknown): Report[] | null {
  const [subject, verb] = envelope.type.split(".") as [string, string | undefined];
  const kind = Object.hasOwn(kinds, subject) ? kinds[subject] : undefined;
  if (!kind) return null;
  if (verb === "created" || envelope.type === "extra_purchase.updated") {
    return paymentReport(data, envelope, kind);
  }
  return verb === "refunded" ? refundReport(data, envelope) : null;
}
