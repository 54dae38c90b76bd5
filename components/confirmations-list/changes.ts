import { CircleCheck, CircleX, Eye, Hourglass, type LucideIcon, Undo2 } from "lucide-react";
import type { ConfirmationChange, ConfirmationLine } from "@/lib/matching/schemas";

/** What can be done with confirmations from the list. */
export const changeNames = ["success", "failed", "pending", "undo", "reviewed"] as const;
export type ChangeName = (typeof changeNames)[number];

interface ChangeWords {
  verb: string;
  /** What is asked, before and after the things it is about. */
  question: [string, string];
  Icon: LucideIcon;
  tone: "default" | "danger";
  /** What will happen; several are "they". */
  consequence: (several: boolean) => string;
  /** What it is afterwards. */
  done: string;
  /** What may be said along with it. */
  field: { label: string; hint: string; max: number } | null;
}

const reply = {
  label: "Reply to the visitor",
  hint: "Shown on their private status page, and mailed to them.",
  max: 2000,
};

export const changeWords: Record<ChangeName, ChangeWords> = {
  success: {
    verb: "Mark as success",
    question: ["Mark ", " as success?"],
    Icon: CircleCheck,
    tone: "default",
    consequence: (several) =>
      `You vouch for the payment${several ? "s" : ""} without an order. ${several ? "Each visitor sees" : "The visitor sees"} that the payment was found.`,
    done: "Success",
    field: reply,
  },
  failed: {
    verb: "Mark as failed",
    question: ["Mark ", " as failed?"],
    Icon: CircleX,
    tone: "danger",
    consequence: (several) =>
      `${several ? "Each visitor sees" : "The visitor sees"} that no payment was found. You can set it back to pending later.`,
    done: "Failed",
    field: reply,
  },
  pending: {
    verb: "Set back to pending",
    question: ["Set ", " back to pending?"],
    Icon: Hourglass,
    tone: "default",
    consequence: (several) =>
      `${several ? "They wait" : "It waits"} for a payment again; where the time is up, a whole window more.`,
    done: "Pending",
    field: reply,
  },
  undo: {
    verb: "Undo match",
    question: ["Undo the match of ", "?"],
    Icon: Undo2,
    tone: "danger",
    consequence: (several) =>
      `${several ? "The orders and the confirmations stay; they are" : "The order and the confirmation stay; they are"} no longer joined. The status goes back, a reply is no longer shown, planned answers are called off. Mail that was sent cannot be taken back.`,
    done: "No longer matched",
    field: {
      label: "Reason",
      hint: "Stays on both timelines, for your team.",
      max: 500,
    },
  },
  reviewed: {
    verb: "Looked at, settled",
    question: ["Settle ", "?"],
    Icon: Eye,
    tone: "default",
    consequence: (several) =>
      `${several ? "They are" : "It is"} taken off those that need a look. What was the matter stays on the timeline.`,
    done: "Settled",
    field: null,
  },
};

/** The change as the server wants it, with what was typed along. */
export function changeOf(name: ChangeName, text: string): ConfirmationChange {
  if (name === "undo") return { kind: "undo", reason: text };
  if (name === "reviewed") return { kind: "reviewed" };
  return { kind: "status", status: name, reply: text };
}

/** What makes sense to offer for one confirmation. */
export function changesFor(line: Pick<ConfirmationLine, "status" | "order" | "needsReview">) {
  return changeNames.filter((name) => {
    if (name === "undo") return line.order !== null;
    if (name === "reviewed") return line.needsReview !== null;
    return line.order === null && line.status !== name;
  });
}
