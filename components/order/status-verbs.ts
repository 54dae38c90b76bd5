import { Ban, Check, CircleX, type LucideIcon, PackageOpen } from "lucide-react";
import type { OrderStatus } from "@/lib/orders/schemas";

export interface StatusVerb {
  /** On the button. */
  label: string;
  /** What a toast says when it is done. */
  done: string;
  Icon: LucideIcon;
  /** Takes the order on; the others end it and are asked about once. */
  forward: boolean;
}

/** The choosable statuses as things that one does. */
const verbs: Partial<Record<OrderStatus, StatusVerb>> = {
  accepted: { label: "Accept", done: "Order accepted", Icon: PackageOpen, forward: true },
  completed: { label: "Complete", done: "Order completed", Icon: Check, forward: true },
  declined: { label: "Decline", done: "Order declined", Icon: CircleX, forward: false },
  canceled: { label: "Cancel order", done: "Order canceled", Icon: Ban, forward: false },
};

/** Endings first and the way forward last, where the main button belongs. */
export function statusVerbs(choices: readonly OrderStatus[]) {
  const known = choices.flatMap((status) => {
    const verb = verbs[status];
    return verb ? [{ status, ...verb }] : [];
  });
  return known.sort((a, b) => Number(a.forward) - Number(b.forward));
}
