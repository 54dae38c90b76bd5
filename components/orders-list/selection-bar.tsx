"use client";

import { Ban, CircleCheck, Download, Send, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ChangeReport } from "@/lib/orders/schemas";
import { useOrderListActions } from "./order-list-actions";
import { ordersText } from "./orders-text";

/** No more are changed or exported by hand at once. */
export const mostSelected = 200;

interface SelectionBarProps {
  ids: readonly string[];
  /** How many of them are on pages that are not in sight. */
  elsewhere: number;
  mayWrite: boolean;
  mayMail: boolean;
  onClear: () => void;
  onExport: () => void;
  onDone: (to: BulkChange, reports: ChangeReport[]) => void;
}

export type BulkChange = "completed" | "canceled" | "mailed";

const changes = {
  completed: {
    verb: "Complete",
    what: "orders",
    whole: (orders: string) => `Complete ${orders}`,
    Icon: CircleCheck,
    tone: "default",
    consequence:
      "They are marked as sent to the customer, which cannot be undone. What cannot be completed stays as it is, and you will see why.",
  },
  canceled: {
    verb: "Cancel",
    what: "orders",
    whole: (orders: string) => `Cancel ${orders}`,
    Icon: Ban,
    tone: "danger",
    consequence:
      "This cannot be undone, and gives no money back: refunds are made on the platform. What cannot be canceled stays as it is, and you will see why.",
  },
  mailed: {
    verb: "Resend",
    what: "e-mails",
    whole: (orders: string) => `Resend the e-mails of ${orders}`,
    Icon: Send,
    tone: "default",
    consequence:
      "The newest e-mail about each of them is sent once more. What cannot be sent again stays as it is, and you will see why.",
  },
} as const;

/** What can be done with the selected orders; floats at the bottom of the list while there are any. */
export function SelectionBar(props: SelectionBarProps) {
  const { ids, elsewhere, mayWrite, mayMail, onClear, onExport, onDone } = props;
  const { changeSeveral, resendSeveral } = useOrderListActions();
  const [asking, setAsking] = useState<BulkChange | null>(null);
  const tooMany = ids.length > mostSelected;
  const change = async (to: BulkChange) => {
    const result =
      to === "mailed"
        ? await resendSeveral({ orderIds: [...ids] })
        : await changeSeveral({ ids: [...ids], to });
    if (!result.ok) throw new Error(result.error.message);
    onDone(to, result.value);
  };
  return (
    <section
      aria-label="Selected orders"
      className="fixed inset-x-2 bottom-[max(0.5rem,env(safe-area-inset-bottom))] z-20 flex flex-wrap items-center justify-center gap-1.5 rounded-xl border border-line-strong bg-raised p-1.5 shadow-lg sm:pl-3.5 sm:absolute sm:inset-x-auto sm:bottom-14 sm:left-1/2 sm:w-max sm:-translate-x-1/2 sm:flex-nowrap"
    >
      <p className="tabular text-sm max-sm:w-[calc(100%-3.25rem)] max-sm:pl-2 sm:mr-2">
        <span className="font-medium">{ids.length.toLocaleString("en")} selected</span>
        {elsewhere > 0 ? <span className="text-muted"> · {elsewhere} on other pages</span> : null}
        {tooMany ? <span className="text-warn-ink"> · {mostSelected} at most</span> : null}
      </p>
      {[
        ...(mayWrite ? (["completed", "canceled"] as const) : []),
        ...(mayMail ? (["mailed"] as const) : []),
      ].map((to) => {
        const { verb, what, whole, Icon, tone, consequence } = changes[to];
        const act = whole(ordersText(ids.length));
        return (
          <ConfirmDialog
            key={to}
            open={asking === to}
            onOpenChange={(open) => setAsking(open ? to : null)}
            title={`${act}?`}
            consequence={consequence}
            confirmLabel={to === "mailed" ? verb : act}
            cancelLabel="Keep them as they are"
            tone={tone}
            onConfirm={() => change(to)}
            trigger={
              <Button disabled={tooMany} className="max-sm:order-2 max-sm:flex-1">
                <Icon aria-hidden />
                <span>
                  {verb}
                  <span className="max-sm:sr-only"> {what}</span>
                </span>
              </Button>
            }
          />
        );
      })}
      <Button disabled={tooMany} onClick={onExport} className="max-sm:order-2 max-sm:flex-1">
        <Download aria-hidden />
        Export
      </Button>
      <Button variant="ghost" size="icon" aria-label="Select none" onClick={onClear}>
        <X aria-hidden />
      </Button>
    </section>
  );
}
