import { Ban, Check, CircleX, CreditCard, type LucideIcon, PackageOpen, Undo2 } from "lucide-react";
import type { PersonCommand } from "@/lib/orders/browser";

export interface CommandLook {
  /** On the button. */
  label: string;
  /** What a toast says when it is done. */
  done: string;
  Icon: LucideIcon;
  /** Takes the order on, ends it (and is asked about once), or takes a step back. */
  way: "forward" | "end" | "back";
}

/** What people may do with an order, as buttons. */
export const commandLooks: Record<PersonCommand, CommandLook> = {
  decline: { label: "Decline", done: "Order declined", Icon: CircleX, way: "end" },
  cancel: { label: "Cancel order", done: "Order canceled", Icon: Ban, way: "end" },
  accept: { label: "Accept", done: "Order accepted", Icon: PackageOpen, way: "forward" },
  charge: { label: "Accept and charge", done: "Order accepted", Icon: CreditCard, way: "forward" },
  complete: { label: "Complete", done: "Order completed", Icon: Check, way: "forward" },
  refund: { label: "Refund", done: "Money given back", Icon: Undo2, way: "back" },
  reopen: { label: "Reopen", done: "Order reopened", Icon: Undo2, way: "back" },
};
