import type { Report } from "../../adapter";
import { Misunderstood } from "../../adapter";
import {
  cleanText,
  earliestFirst,
  indexableId,
  rankOf,
  understandMoney,
  understandOptionalTime,
} from "../../read-fields";
import { understandMost } from "../../set-aside";
import type { Envelope } from "./read-payment";
import { payerOf, timeOf } from "./read-payment";
import type { BmcSubscription } from "./schema";
import { neededOfSubscription, subscriptionSchema } from "./schema";

// Of two reports of the same second, the one that says more about the end is the newer one.
const verbs: Record<string, number> = { started: 0, updated: 1, paused: 2, cancelled: 3 };

function stateOf(verb: string, data: BmcSubscription): "active" | "paused" | "canceled" {
  const status = cleanText(data.status)?.toLowerCase() ?? "";
  if (verb === "cancelled" || data.canceled || /^cancell?ed$/.test(status)) return "canceled";
  if (verb === "paused" || data.paused || status === "paused") return "paused";
  if (status !== "" && status !== "active") {
    throw new Misunderstood(`data.status: "${status.slice(0, 40)}" is not a state of a membership`);
  }
  return "active";
}

/** What an event of a membership or monthly support says; null when the type is none of these. */
export function readSubscription(envelope: Envelope, data: unknown): Report[] | null {
  const [subject, verb = ""] = envelope.type.split(".");
  if (subject !== "membership" && subject !== "recurring_donation") return null;
  if (!Object.hasOwn(verbs, verb) || (verb === "paused" && subject !== "membership")) return null;
  const { setAside } = envelope;
  const subscription = understandMost(subscriptionSchema, data, {
    needed: neededOfSubscription,
    setAside,
  });
  const money = understandMoney(subscription.amount, subscription.currency, "data.amount");
  const state = stateOf(verb, subscription);
  const payer = payerOf(subscription);
  const tier =
    cleanText(subscription.membership_level_name) ??
    (subject === "membership" ? "Membership" : "Monthly support");
  const periodStart = understandOptionalTime(
    subscription.current_period_start,
    "data.current_period_start",
  );
  const startedAt = timeOf(subscription, "started_at", envelope);
  const periodEnd = timeOf(subscription, "current_period_end", envelope);
  const rank = rankOf({
    at: envelope.created,
    typeRank: verbs[verb] ?? 0,
    eventNumber: envelope.eventNumber,
    deliveryId: envelope.deliveryId,
  });
  const duration = cleanText(subscription.duration_type)?.toLowerCase();
  const name = envelope.isTest
    ? `test:${envelope.deliveryId}`
    : `subscription:${subscription.psp_id}`;
  const about: Report = {
    kind: "subscription",
    payer,
    report: {
      externalId: indexableId(envelope.isTest ? `test:${subscription.psp_id}` : name),
      state,
      tier,
      ...money,
      interval: duration === "year" ? "year" : duration === "month" ? "month" : null,
      cancelAtPeriodEnd: subscription.cancel_at_period_end === true,
      startedAt,
      periodEnd,
      pausedUntil: timeOf(subscription, "paused_until", envelope),
      canceledAt: timeOf(subscription, "canceled_at", envelope),
      reportedRank: rank,
    },
  };
  // Only a running membership pays: an end or a pause is news, but no money.
  const pays = (verb === "started" || verb === "updated") && state === "active";
  const paidFrom = periodStart ?? (verb === "started" ? (startedAt ?? envelope.created) : null);
  if (!pays || !paidFrom) return [about];
  const period = Math.floor(paidFrom.getTime() / 1000);
  const key = indexableId(`${name}:${period}`);
  return [
    {
      kind: "payment",
      revises: false,
      externalId: key,
      paymentKey: key,
      transactionId: indexableId(subscription.psp_id),
      orderKind: "membership",
      ...money,
      payer,
      items: [
        {
          name: tier,
          variation: duration ?? null,
          quantity: 1,
          unitAmount: money.amount,
          details: {},
        },
      ],
      message: cleanText(subscription.support_note),
      messagePrivate: subscription.note_hidden === true || setAside.has("note_hidden"),
      shipping: null,
      details: {
        tier,
        period_start: paidFrom.toISOString(),
        ...(periodEnd ? { period_end: periodEnd.toISOString() } : {}),
        ...setAside.details,
      },
      notRead: setAside.fields,
      // A tier that is changed in the middle of a period changes nothing about what was paid for it.
      reportedRank: earliestFirst(rank),
      payerRank: rank,
      placedAt: paidFrom,
    },
    about,
  ];
}
