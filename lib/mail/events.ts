import { z } from "zod";
import { byType, defineEvent } from "@/lib/events";

const about = "order" as const;
const written = z.object({ mail_id: z.string(), subject: z.string(), to: z.string() });
const failed = z.object({ mail_id: z.string(), subject: z.string(), error: z.string() });

/** What happens to a mail about an order, as the order's timeline tells it. */
export const orderMailEvents = [
  defineEvent("mail.queued", {
    about,
    data: written,
    label: "Mail on its way",
    icon: "mail",
    tone: "info",
    say: ({ subject, to }) => `Mail “${subject}” is on its way to ${to}`,
  }),
  defineEvent("mail.sent", {
    about,
    data: written,
    label: "Mail sent",
    icon: "mail-check",
    tone: "good",
    say: ({ subject, to }) => `Mail “${subject}” sent to ${to}`,
  }),
  defineEvent("mail.failed", {
    about,
    data: failed,
    label: "Mail failed",
    icon: "mail-x",
    tone: "bad",
    say: ({ subject, error }) => `Mail “${subject}” could not be sent: ${error}`,
  }),
  defineEvent("mail.unknown", {
    about,
    data: failed,
    label: "Mail perhaps sent",
    icon: "mail-question-mark",
    tone: "warn",
    say: ({ subject, error }) => `Mail “${subject}” may have arrived or not: ${error}`,
  }),
  defineEvent("mail.canceled", {
    about,
    data: z.object({ mail_id: z.string(), subject: z.string() }),
    label: "Mail canceled",
    icon: "mail",
    tone: "info",
    say: ({ subject }) => `Mail “${subject}” was canceled before it went out`,
  }),
] as const;
export const orderMailEvent = byType(orderMailEvents);

const error = z.object({ error: z.string() });

/** What the site's people are told of any mail to a supporter, also of one without an order. */
export const mailEvents = [
  defineEvent("mail.failed", {
    about: "mail",
    data: error,
    label: "Mail failed",
    icon: "mail-x",
    tone: "bad",
    say: (data) => `A mail could not be sent: ${data.error}`,
  }),
  defineEvent("mail.unknown", {
    about: "mail",
    data: error,
    label: "Mail perhaps sent",
    icon: "mail-question-mark",
    tone: "warn",
    say: (data) => `A mail may have arrived or not: ${data.error}`,
  }),
] as const;
export const mailEvent = byType(mailEvents);
