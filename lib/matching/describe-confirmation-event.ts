import { platformName } from "@/lib/platforms";
import {
  type ConfirmationEventData,
  type ConfirmationEventType,
  confirmationEventData,
} from "./confirmation-events";
import { confirmationStatusLabels } from "./labels";

type Describe = {
  [Type in ConfirmationEventType]: (data: ConfirmationEventData<Type>) => string;
};

const statusWord = (status: keyof typeof confirmationStatusLabels) =>
  confirmationStatusLabels[status].toLowerCase();
const because = (reason: string | null) => (reason ? `: ${reason}` : "");

const sentences: Describe = {
  "confirmation.declared": ({ platform }) => `Declared, to be paid on ${platformName(platform)}`,
  "confirmation.said_paid": ({ transaction_id, email }) => {
    const facts = [
      transaction_id && `transaction ID ${transaction_id}`,
      email && `paid with ${email}`,
    ].filter(Boolean);
    return `The visitor says that it is paid${facts.length > 0 ? `: ${facts.join(", ")}` : ""}`;
  },
  "confirmation.review": ({ matter }) => `Needs a look: ${matter}`,
  "confirmation.review_settled": ({ matter }) => `Looked at and settled: ${matter}`,
  "confirmation.failed": ({ reason }) => `Failed: ${reason}`,
  "confirmation.status_set": ({ from, to }) =>
    from === to
      ? `Confirmed as ${statusWord(to)}`
      : `Set from ${statusWord(from)} to ${statusWord(to)}`,
  "confirmation.replied": ({ reply }) => `Replied: ${reply}`,
  "match.made": ({ reference, reasons }) =>
    `Matched with the order ${reference}${because(reasons.join(", "))}`,
  "match.undone": ({ reference, reason, status }) =>
    `No longer matched with the order ${reference}, ${statusWord(status)} again${because(reason)}`,
};

/** The one sentence of a confirmation's event, for page and mail alike. */
export function describeConfirmationEvent(type: string, data: unknown): string {
  const parsed = Object.hasOwn(confirmationEventData, type)
    ? confirmationEventData[type as ConfirmationEventType].safeParse(data)
    : undefined;
  // A type that a newer version wrote still gets a readable line.
  if (!parsed?.success) return type.replaceAll(/[._]/g, " ");
  return (sentences[type as ConfirmationEventType] as (data: unknown) => string)(parsed.data);
}
