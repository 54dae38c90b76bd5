/** Every state of a message. `kept` ones stay in the sandbox's mailbox. */
export const mailStates = [
  "queued",
  "sending",
  "sent",
  "kept",
  "failed",
  "unknown",
  "canceled",
] as const;
export type MailState = (typeof mailStates)[number];

export const mailStateLabels: Record<MailState, string> = {
  queued: "Queued",
  sending: "Sending",
  sent: "Sent",
  kept: "In the mailbox",
  failed: "Failed",
  unknown: "Unknown",
  canceled: "Canceled",
};

/** What a site's mails are for, as people call it. */
export const mailPurposes: Record<string, string> = {
  reply: "Automatic reply",
  "confirmation-reply": "Reply to a confirmation",
  "reply-test": "Test of a reply",
  invitation: "Invitation",
  "order-update": "Order update",
  "order-completed": "Order completed",
  "order-reminder": "Payment reminder",
  "order-message": "Message about an order",
  "order-link": "Link to an order",
};

export const purposeLabel = (purpose: string) => mailPurposes[purpose] ?? "Other";

/** How far back a list can be made to look, in days. */
export const mailPeriods = [1, 7, 30, 90] as const;
