import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleDollarSign,
  CircleX,
  Clock,
  Hourglass,
  Inbox,
  type LucideIcon,
  PackageOpen,
  ShieldCheck,
  TimerOff,
  Undo2,
} from "lucide-react";
import {
  type OrderStatus,
  type PaymentStatus,
  paymentLabels,
  statusLabels,
} from "@/lib/orders/browser";
import type { Tone } from "./badge";

export interface StatusLook {
  label: string;
  tone: Tone;
  Icon: LucideIcon;
}

/** Name, colour and sign of the seven order statuses; for badges, filters, charts and menus. */
export const orderStatusLooks: Record<OrderStatus, StatusLook> = {
  received: { label: statusLabels.received, tone: "info", Icon: Inbox },
  accepted: { label: statusLabels.accepted, tone: "note", Icon: PackageOpen },
  pending_payment: { label: statusLabels.pending_payment, tone: "warn", Icon: Hourglass },
  completed: { label: statusLabels.completed, tone: "good", Icon: CircleCheck },
  declined: { label: statusLabels.declined, tone: "bad", Icon: CircleX },
  canceled: { label: statusLabels.canceled, tone: "neutral", Icon: Ban },
  expired: { label: statusLabels.expired, tone: "neutral", Icon: TimerOff },
};

export const paymentStatusLooks: Record<PaymentStatus, StatusLook> = {
  unpaid: { label: paymentLabels.unpaid, tone: "neutral", Icon: CircleDashed },
  verified: { label: paymentLabels.verified, tone: "info", Icon: ShieldCheck },
  processing: { label: paymentLabels.processing, tone: "info", Icon: Clock },
  paid: { label: paymentLabels.paid, tone: "good", Icon: CircleDollarSign },
  failed: { label: paymentLabels.failed, tone: "bad", Icon: CircleX },
  partially_refunded: { label: paymentLabels.partially_refunded, tone: "warn", Icon: Undo2 },
  refunded: { label: paymentLabels.refunded, tone: "neutral", Icon: Undo2 },
};
