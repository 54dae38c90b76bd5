import { z } from "zod";
import { byType, defineEvent } from "@/lib/events";

const about = "order" as const;
/** The words themselves are in the message alone. */
const data = z.object({ message_id: z.string() });

/** What a site and the person who paid say to each other about an order. */
export const messageEvents = [
  defineEvent("message.received", {
    ...{ about, data },
    label: "Message from the customer",
    icon: "message-square-plus",
    tone: "info",
    say: () => "The customer wrote a message",
  }),
  defineEvent("message.sent", {
    ...{ about, data },
    label: "Message to the customer",
    icon: "reply",
    tone: "neutral",
    say: () => "A message was written to the customer",
  }),
] as const;
export const messageEvent = byType(messageEvents);
