import {
  BadgeCheck,
  Ban,
  CircleCheck,
  CircleDollarSign,
  CirclePause,
  CircleX,
  Eye,
  FileCheck,
  History,
  Hourglass,
  Inbox,
  type LucideIcon,
  Mail,
  MailCheck,
  MailMinus,
  MailQuestionMark,
  MailX,
  MessageSquarePlus,
  PackageOpen,
  PencilLine,
  RefreshCw,
  Repeat,
  Reply,
  StickyNote,
  TimerOff,
  Trash2,
  Undo2,
  Webhook,
} from "lucide-react";
import type { EventIcon } from "@/lib/events";
import type { EventLook } from "@/lib/timeline";

/** The signs of timelines, under the names that events' definitions have for them. */
export const eventIcons: Record<EventIcon, LucideIcon> = {
  "badge-check": BadgeCheck,
  ban: Ban,
  "circle-check": CircleCheck,
  "circle-dollar-sign": CircleDollarSign,
  "circle-pause": CirclePause,
  "circle-x": CircleX,
  eye: Eye,
  "file-check": FileCheck,
  hourglass: Hourglass,
  inbox: Inbox,
  mail: Mail,
  "mail-check": MailCheck,
  "mail-minus": MailMinus,
  "mail-question-mark": MailQuestionMark,
  "mail-x": MailX,
  "message-square-plus": MessageSquarePlus,
  "package-open": PackageOpen,
  "pencil-line": PencilLine,
  "refresh-cw": RefreshCw,
  repeat: Repeat,
  reply: Reply,
  "sticky-note": StickyNote,
  "timer-off": TimerOff,
  "trash-2": Trash2,
  "undo-2": Undo2,
  webhook: Webhook,
};

/** Colour and sign of a line of the timeline, also of an event that is not known here. */
export const eventLook = (look: Pick<EventLook, "icon" | "tone"> | undefined) =>
  look
    ? { tone: look.tone, Icon: eventIcons[look.icon] }
    : { tone: "neutral" as const, Icon: History };
