"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { toast } from "@/components/ui/toaster";
import type { OrderStatus } from "@/lib/orders/schemas";
import type { OrderPageActions } from "./order-page-actions";
import { statusVerbs } from "./status-verbs";

interface OrderActionsProps {
  order: { id: string; reference: string; status: OrderStatus };
  choices: OrderStatus[];
  /** What ending the order does not do to the money; nothing where no money was paid. */
  moneyStays?: string;
  changeStatus: OrderPageActions["changeStatus"];
}

const unreachable = "Onetill could not be reached. Check your connection and try again.";

/** The allowed next statuses as buttons: in the header, and on phones in a bar at the bottom. */
export function OrderActions({ order, choices, moneyStays, changeStatus }: OrderActionsProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [doing, setDoing] = useState<OrderStatus>();
  const [asking, setAsking] = useState<OrderStatus>();
  const [reason, setReason] = useState("");
  const verbs = statusVerbs(choices);
  const forward = verbs.find((verb) => verb.forward);
  const ending = verbs.find((verb) => !verb.forward);
  const asked = verbs.find((verb) => verb.status === asking);

  /** The problem that is left to be shown, if any. */
  async function change(to: OrderStatus, why?: string): Promise<string | undefined> {
    const input = { id: order.id, from: order.status, to, reason: why };
    const result = await changeStatus(input).catch(() => undefined);
    if (!result) return unreachable;
    if (result.ok) {
      toast.success(verbs.find((verb) => verb.status === to)?.done ?? "Done");
      // The button that had the focus is gone.
      document.getElementById("main")?.focus({ preventScroll: true });
      return undefined;
    }
    if (result.error.code !== "conflict") return result.error.message;
    toast.warning(result.error.message);
    router.refresh();
    return undefined;
  }

  const goForward = (to: OrderStatus) => {
    if (pending) return;
    setDoing(to);
    startTransition(async () => {
      const problem = await change(to);
      if (problem) toast.error(problem);
    });
  };
  const ask = (status: OrderStatus) => {
    if (pending) return;
    setReason("");
    setAsking(status);
  };

  useShortcuts("Order", [
    ...(forward ? [{ keys: "a", label: forward.label, run: () => goForward(forward.status) }] : []),
    ...(ending ? [{ keys: "d", label: ending.label, run: () => ask(ending.status) }] : []),
  ]);

  if (verbs.length === 0) return null;
  return (
    <div className="max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:border-line max-sm:border-t max-sm:bg-surface max-sm:px-4 max-sm:pt-2.5 max-sm:pb-[max(0.625rem,env(safe-area-inset-bottom))] max-sm:shadow-md">
      <div className="flex flex-wrap items-center gap-2 max-sm:*:flex-1">
        {verbs.map(({ status, label, Icon, forward: isForward }) => (
          <Button
            key={status}
            variant={isForward ? "primary" : "danger-quiet"}
            loading={pending && doing === status}
            disabled={pending && doing !== status}
            aria-keyshortcuts={
              status === forward?.status ? "A" : status === ending?.status ? "D" : undefined
            }
            onClick={() => (isForward ? goForward(status) : ask(status))}
          >
            <Icon aria-hidden />
            {label}
          </Button>
        ))}
      </div>
      {asked ? (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsking(undefined)}
          title={`${asked.label.replace(" order", "")} order ${order.reference}?`}
          consequence={`${moneyStays ?? ""} This cannot be undone.`.trim()}
          confirmLabel={asked.label}
          cancelLabel="Keep order"
          onConfirm={async () => {
            const problem = await change(asked.status, reason);
            if (problem) throw new Error(problem);
          }}
        >
          <ReasonField
            value={reason}
            onChange={setReason}
            hint="Stays on the timeline, for your team."
          />
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
