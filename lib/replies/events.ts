import { z } from "zod";
import { byType, defineEvent } from "@/lib/events";

const about = "order" as const;
const label = "Answer";
const against = z.object({ rule: z.string(), reason: z.string() });

/** What becomes of an automatic answer to an order. */
export const replyEvents = [
  defineEvent("reply.planned", {
    about,
    data: z.object({ rule: z.string(), due_at: z.string() }),
    label,
    icon: "mail",
    tone: "info",
    say: ({ rule }) => `Answer planned: ${rule}`,
  }),
  defineEvent("reply.queued", {
    about,
    data: z.object({ rule: z.string(), mail_id: z.string(), to: z.string() }),
    label,
    icon: "mail",
    tone: "info",
    say: ({ rule, to }) => `Answer “${rule}” is on its way to ${to}`,
  }),
  defineEvent("reply.skipped", {
    about,
    data: against,
    label,
    icon: "mail-minus",
    tone: "neutral",
    say: ({ rule, reason }) => `Answer “${rule}” was not sent: ${reason}`,
  }),
  defineEvent("reply.canceled", {
    about,
    data: against,
    label,
    icon: "mail-minus",
    tone: "neutral",
    say: ({ rule, reason }) => `Answer “${rule}” was called off: ${reason}`,
  }),
] as const;
export const replyEvent = byType(replyEvents);
