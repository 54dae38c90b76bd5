import { z } from "zod";
import { byType, defineEvent } from "@/lib/events";
import { formatMoney } from "@/lib/kernel";

const about = "order" as const;
const money = { amount: z.coerce.number().int(), currency: z.string() };

/** What happens to the money of an order beside its payment status. */
export const paymentEvents = [
  defineEvent("payment.unknown", {
    about,
    data: z.object(money),
    label: "Outcome unknown",
    icon: "hourglass",
    tone: "warn",
    say: (due) =>
      `Stripe did not answer about ${formatMoney(due)}: Onetill looks it up and charges nothing twice`,
  }),
  defineEvent("payment.reminder", {
    about,
    data: z.object({
      ...money,
      /** Since it waits, where its time is counted in days from then on. */
      day: z.int().optional(),
      days_left: z.int().optional(),
      due_at: z.string(),
    }),
    label: "Reminder",
    icon: "hourglass",
    tone: "neutral",
    say: ({ days_left: left, day, ...due }) => {
      const when = day ? `of day ${day}` : `${left} ${left === 1 ? "day" : "days"} before the end`;
      return `Reminder ${when}: ${formatMoney(due)} still to be paid`;
    },
  }),
  defineEvent("refund.asked", {
    about,
    data: z.object({
      ...money,
      refund_id: z.string(),
      reason: z.string().nullable(),
      /** What it is for, in words, where it is by line. */
      of: z.string().nullish(),
    }),
    label: "Refund",
    icon: "undo-2",
    tone: "neutral",
    say: ({ reason, refund_id: _, of, ...back }) =>
      `Refund of ${formatMoney(back)}${of ? ` (${of})` : ""} asked for${reason ? `: ${reason}` : ""}`,
  }),
  defineEvent("refund.failed", {
    about,
    data: z.object({ ...money, refund_id: z.string(), reason: z.string() }),
    label: "Refund failed",
    icon: "circle-x",
    tone: "bad",
    say: ({ reason, refund_id: _, ...back }) =>
      `The refund of ${formatMoney(back)} failed: ${reason}`,
  }),
  defineEvent("dispute.opened", {
    about,
    data: z.object({ ...money, reason: z.string(), answer_by: z.string().nullable() }),
    label: "Dispute",
    icon: "circle-x",
    tone: "bad",
    say: ({ reason, answer_by: _, ...back }) =>
      `The cardholder disputes ${formatMoney(back)}: ${reason}`,
  }),
  defineEvent("dispute.closed", {
    about,
    data: z.object({ ...money, won: z.boolean() }),
    label: "Dispute closed",
    icon: "circle-check",
    tone: "neutral",
    say: ({ won, ...back }) => `The dispute about ${formatMoney(back)} was ${won ? "won" : "lost"}`,
  }),
] as const;

export const paymentEvent = byType(paymentEvents);
