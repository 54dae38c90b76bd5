import {
  Ban,
  CircleCheck,
  CircleX,
  type LucideIcon,
  PackageOpen,
  Send,
  Undo2,
  Wallet,
} from "lucide-react";
import { mayRun, type OrderLine, type PersonCommand } from "@/lib/orders/browser";

/** What is done with several orders at once: commands of the one list, in the order of their buttons. */
export const bulkCommands = [
  "accept",
  "complete",
  "reopen",
  "decline",
  "cancel",
  "refund",
] as const satisfies PersonCommand[];
export type BulkCommand = (typeof bulkCommands)[number];
export type BulkAct = BulkCommand | "resend";

const stays = (participle: string) =>
  `What cannot be ${participle} stays as it is, and you will see why.`;

interface Look {
  verb: string;
  /** What those are now with which it went well. */
  done: string;
  what: string;
  Icon: LucideIcon;
  tone: "default" | "danger";
  whole: (orders: string) => string;
  consequence: string;
}

export const bulkActs: Record<BulkAct, Look> = {
  accept: {
    ...{ verb: "Accept", done: "Accepted", what: "orders", Icon: PackageOpen, tone: "default" },
    whole: (orders: string) => `Accept ${orders}`,
    consequence: `They are taken on, and the cards of those that members asked for are charged. ${stays("accepted")}`,
  },
  complete: {
    ...{ verb: "Complete", done: "Completed", what: "orders", Icon: CircleCheck, tone: "default" },
    whole: (orders: string) => `Complete ${orders}`,
    consequence: `They are marked as sent to the customer. ${stays("completed")}`,
  },
  reopen: {
    ...{ verb: "Reopen", done: "Reopened", what: "orders", Icon: Undo2, tone: "default" },
    whole: (orders: string) => `Reopen ${orders}`,
    consequence: `They wait to be sent again. ${stays("reopened")}`,
  },
  decline: {
    ...{ verb: "Decline", done: "Declined", what: "orders", Icon: CircleX, tone: "danger" },
    whole: (orders: string) => `Decline ${orders}`,
    consequence: `This cannot be undone. ${stays("declined")}`,
  },
  cancel: {
    ...{ verb: "Cancel", done: "Canceled", what: "orders", Icon: Ban, tone: "danger" },
    whole: (orders: string) => `Cancel ${orders}`,
    consequence: `This cannot be undone, and gives no money back: refund what was paid. ${stays("canceled")}`,
  },
  refund: {
    ...{ verb: "Refund", done: "Refunded", what: "orders", Icon: Wallet, tone: "danger" },
    whole: (orders: string) => `Refund ${orders}`,
    consequence: `All that is left of each is given back, the way it was paid. This cannot be undone. ${stays("refunded")}`,
  },
  resend: {
    ...{ verb: "Resend", done: "Mailed again", what: "e-mails", Icon: Send, tone: "default" },
    whole: (orders: string) => `Resend the e-mails of ${orders}`,
    consequence: `The newest e-mail about each of them is sent once more. ${stays("sent again")}`,
  },
};

/** To accept what a member asked for is to charge its card. */
const mayDo = (command: BulkCommand, line: OrderLine) =>
  mayRun(command, line, "person") || (command === "accept" && mayRun("charge", line, "person"));

/** What could be done with some of them; of those that are not in sight nobody knows here. */
export function commandsFor(
  lines: readonly OrderLine[],
  elsewhere: number,
  may: { write: boolean; refund: boolean },
): BulkCommand[] {
  const usual = (command: BulkCommand) => command === "complete" || command === "cancel";
  return bulkCommands
    .filter((command) => (command === "refund" ? may.refund : may.write))
    .filter(
      (command) => (elsewhere > 0 && usual(command)) || lines.some((line) => mayDo(command, line)),
    );
}

/** How many are asked for at once: what asks Stripe takes its time, and one wants to see how far it is. */
export const atOnce = (act: BulkAct) => (act === "accept" || act === "refund" ? 4 : 50);
