import { formatMoney } from "@/lib/kernel";
import { platformName } from "@/lib/platforms";
import { emailKeyOf } from "../declaring/keys";
import type { MatchRule } from "../labels";
import { describeSpan } from "./describe-span";
import type { OpenConfirmation, PaidOrder } from "./pair";

/** From here on a pair may be joined without a person. */
export const surely = 70;
/** From here on a pair that is not sure is worth a person's look. */
export const perhaps = 40;

export interface Judgement {
  /** By what they belong together; null where nothing but likeness speaks for it. */
  rule: Exclude<MatchRule, "hand"> | null;
  /** 0 to 100. */
  score: number;
  reasons: string[];
  differences: string[];
}

/** What is compared of a text: case, blanks and accents do not count. */
const plain = (text: string | null) =>
  (text ?? "")
    .normalize("NFKD")
    .replace(/[\p{M}\s]/gu, "")
    .toLowerCase();
const sameText = (a: string | null, b: string | null) => plain(a) !== "" && plain(a) === plain(b);

/** The time from a declaration to a payment within which an address alone may join them. */
export const windowOf = (confirmation: OpenConfirmation) =>
  confirmation.windowEndsAt.getTime() - confirmation.createdAt.getTime();

function compare(confirmation: OpenConfirmation, order: PaidOrder) {
  const apart = order.placedAt.getTime() - confirmation.createdAt.getTime();
  const { amount, currency } = confirmation;
  return {
    apart,
    inWindow: Math.abs(apart) <= windowOf(confirmation),
    samePlatform: order.platform === confirmation.platform,
    declaresMoney: currency !== null,
    sameMoney:
      (currency === null || currency === order.currency) &&
      (amount === null || amount === order.amount),
    sameEmail:
      order.customerEmail !== null &&
      [confirmation.emailKey, confirmation.paidEmailKey].some(
        // A key from before may have its domain in another spelling.
        (key) => key !== null && emailKeyOf(key) === emailKeyOf(order.customerEmail ?? ""),
      ),
    sameTransaction:
      confirmation.transactionKey !== null &&
      order.transactionId?.toLowerCase() === confirmation.transactionKey,
  };
}

const moneyOf = (confirmation: OpenConfirmation) =>
  confirmation.amount === null
    ? (confirmation.currency ?? "")
    : formatMoney({ amount: confirmation.amount, currency: confirmation.currency ?? "" });

function differencesOf(
  confirmation: OpenConfirmation,
  order: PaidOrder,
  facts: ReturnType<typeof compare>,
): string[] {
  const differences: string[] = [];
  if (!facts.samePlatform) {
    differences.push(
      `declared for ${platformName(confirmation.platform)}, paid on ${platformName(order.platform)}`,
    );
  }
  if (!facts.sameMoney) {
    differences.push(`declared ${moneyOf(confirmation)}, paid ${formatMoney(order)}`);
  }
  if (!facts.inWindow) {
    differences.push(`paid ${describeSpan(facts.apart)}, outside the window`);
  }
  if (order.isTest) differences.push("a test order");
  if (order.paymentStatus === "refunded") differences.push("refunded in full");
  else if (!isPaid(order)) differences.push("not paid");
  return differences;
}

/** Whether the money is there: a payment that was taken back or never came joins nobody by itself. */
export const isPaid = (order: PaidOrder) =>
  ["paid", "partially_refunded"].includes(order.paymentStatus) &&
  ["received", "accepted", "completed"].includes(order.status);

/** How well a declaration and an order fit, with the reasons in plain words. */
export function judgePair(
  confirmation: OpenConfirmation,
  order: PaidOrder,
  codeSeen: boolean,
): Judgement {
  const facts = compare(confirmation, order);
  const sameTransaction = facts.sameTransaction && facts.samePlatform;
  const rule = codeSeen
    ? "code"
    : sameTransaction
      ? "transaction"
      : facts.sameEmail
        ? "email"
        : null;
  const sameName = sameText(confirmation.name, order.customerName);
  const sameMessage = sameText(confirmation.message, order.message);
  const sameAmount = confirmation.amount !== null && facts.sameMoney;

  const reasons: string[] = [];
  if (codeSeen) reasons.push(`the code ${confirmation.code} is in the order`);
  if (facts.sameTransaction) reasons.push("the declared transaction ID");
  if (facts.sameEmail) reasons.push("the same e-mail address");
  if (sameAmount) reasons.push(`the declared amount, ${formatMoney(order)}`);
  if (sameName) reasons.push("the same name");
  if (sameMessage) reasons.push("the same message");
  if (facts.samePlatform) reasons.push(`on ${platformName(order.platform)} as declared`);
  if (facts.inWindow) reasons.push(`paid ${describeSpan(facts.apart)}`);

  let score: number;
  if (rule === "code") score = 100 - (facts.samePlatform ? 0 : 6) - (facts.sameMoney ? 0 : 4);
  else if (rule === "transaction") score = 96 - (facts.sameMoney ? 0 : 6);
  else if (rule === "email") {
    score = 78 + (sameAmount ? 12 : 0);
    if (!facts.samePlatform) score -= 32;
    if (!facts.sameMoney) score -= 34;
    if (!facts.inWindow) score -= 55;
  } else {
    score =
      (facts.sameTransaction ? 60 : 0) +
      (sameMessage ? 30 : 0) +
      (sameName ? 20 : 0) +
      (sameAmount ? 15 : 0) +
      (facts.samePlatform ? 4 : 0) +
      (facts.inWindow ? 5 : 0);
    score = Math.min(score, surely - 1);
  }
  if (order.isTest && rule !== "code") score = Math.min(score, 20);
  if (order.paymentStatus === "refunded") score = Math.min(score, 45);
  else if (!isPaid(order)) score = Math.min(score, 35);
  return {
    rule,
    score: Math.max(0, Math.min(100, score)),
    reasons,
    differences: differencesOf(confirmation, order, facts),
  };
}
