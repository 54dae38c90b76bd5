import {
  BadgeCheck,
  CircleDollarSign,
  CirclePause,
  CircleX,
  Eye,
  History,
  type LucideIcon,
  Mail,
  MailCheck,
  MailMinus,
  MailQuestionMark,
  MailX,
  MessageSquarePlus,
  PencilLine,
  RefreshCw,
  Repeat,
  Reply,
  StickyNote,
  Trash2,
  Undo2,
  Webhook,
} from "lucide-react";
import type { Tone } from "@/components/ui/badge";
import { orderStatusLooks } from "@/components/ui/order-status-look";
import { statusOfEvent } from "@/lib/orders/browser";

interface EventLook {
  tone: Tone;
  Icon: LucideIcon;
}

const known: Record<string, EventLook> = {
  delivery: { tone: "neutral", Icon: Webhook },
  "order.updated": { tone: "neutral", Icon: RefreshCw },
  "review.needed": { tone: "warn", Icon: Eye },
  "match.made": { tone: "good", Icon: BadgeCheck },
  "match.undone": { tone: "warn", Icon: Undo2 },
  "confirmation.declared": { tone: "info", Icon: MessageSquarePlus },
  "confirmation.said_paid": { tone: "info", Icon: CircleDollarSign },
  "confirmation.review": { tone: "warn", Icon: Eye },
  "confirmation.review_settled": { tone: "good", Icon: Eye },
  "confirmation.failed": { tone: "bad", Icon: CircleX },
  "confirmation.status_set": { tone: "neutral", Icon: PencilLine },
  "confirmation.replied": { tone: "good", Icon: Reply },
  "mail.sent": { tone: "good", Icon: MailCheck },
  "mail.failed": { tone: "bad", Icon: MailX },
  "mail.unknown": { tone: "warn", Icon: MailQuestionMark },
  "reply.skipped": { tone: "neutral", Icon: MailMinus },
  "reply.canceled": { tone: "neutral", Icon: MailMinus },
  "review.settled": { tone: "good", Icon: Eye },
  "payment.paid": { tone: "good", Icon: CircleDollarSign },
  "payment.refunded": { tone: "warn", Icon: Undo2 },
  "membership.started": { tone: "good", Icon: Repeat },
  "membership.resumed": { tone: "good", Icon: Repeat },
  "membership.paused": { tone: "warn", Icon: CirclePause },
  "membership.canceled": { tone: "neutral", Icon: CircleX },
  "note.edited": { tone: "neutral", Icon: PencilLine },
  "note.deleted": { tone: "neutral", Icon: Trash2 },
};

const byFamily: Record<string, EventLook> = {
  note: { tone: "outline", Icon: StickyNote },
  payment: { tone: "info", Icon: CircleDollarSign },
  membership: { tone: "info", Icon: Repeat },
  match: { tone: "info", Icon: BadgeCheck },
  reply: { tone: "info", Icon: Mail },
  mail: { tone: "info", Icon: Mail },
  delivery: { tone: "neutral", Icon: Webhook },
};

/** Colour and sign of a line of the timeline, also of a type that is not known here. */
export function eventLook(type: string): EventLook {
  const [family = ""] = type.split(".");
  const status = statusOfEvent(type);
  const ofStatus = status ? orderStatusLooks[status] : undefined;
  return known[type] ?? ofStatus ?? byFamily[family] ?? { tone: "neutral", Icon: History };
}
