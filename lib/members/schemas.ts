import { z } from "zod";

/** So long a message may be, in characters. */
export const MESSAGE_LENGTH = 4000;

/** What is written about an order. Errors are sentences that name the field. */
export const messageSchema = z
  .string()
  .trim()
  .min(1, "The message needs some text.")
  .max(MESSAGE_LENGTH, `The message may have at most ${MESSAGE_LENGTH} characters.`);

/** What a member can have mails about or not. */
export const memberKinds = {
  order: {
    label: "What becomes of an order",
    description: "Accepted, declined, completed, canceled, refunded.",
  },
  payment: {
    label: "Payments that are waiting",
    description: "How to pay, reminders, and when the time is over.",
  },
  message: {
    label: "Messages",
    description: "When a creator writes to you about an order.",
  },
} as const;
export type MemberKind = keyof typeof memberKinds;
export const memberKindNames = Object.keys(memberKinds) as MemberKind[];
