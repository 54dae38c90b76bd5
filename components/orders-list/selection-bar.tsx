"use client";

import { Ban, CircleCheck, Download, PackageOpen, Send, Undo2 } from "lucide-react";
import { useState } from "react";
import { countText } from "@/components/list-page/count-text";
import type { Selected } from "@/components/list-page/list-page";
import { mostSelected, SelectionFrame } from "@/components/list-page/selection-frame";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { CommandReport } from "@/lib/desk/browser";
import { mayRun, type OrderLine, orderList } from "@/lib/orders/browser";
import { useOrderListActions } from "./order-list-actions";

interface SelectionBarProps {
  selected: Selected<OrderLine>;
  mayWrite: boolean;
  mayMail: boolean;
  onExport: () => void;
  onDone: (act: BulkAct, reports: CommandReport[]) => void;
}

const bulkCommands = ["accept", "complete", "reopen", "cancel"] as const;
export type BulkAct = (typeof bulkCommands)[number] | "resend";

export const bulkActs = {
  accept: {
    verb: "Accept",
    done: "Accepted",
    what: "orders",
    whole: (orders: string) => `Accept ${orders}`,
    Icon: PackageOpen,
    tone: "default",
    consequence: "They are taken on. What cannot be accepted stays as it is, and you will see why.",
  },
  complete: {
    verb: "Complete",
    done: "Completed",
    what: "orders",
    whole: (orders: string) => `Complete ${orders}`,
    Icon: CircleCheck,
    tone: "default",
    consequence:
      "They are marked as sent to the customer. What cannot be completed stays as it is, and you will see why.",
  },
  reopen: {
    verb: "Reopen",
    done: "Reopened",
    what: "orders",
    whole: (orders: string) => `Reopen ${orders}`,
    Icon: Undo2,
    tone: "default",
    consequence:
      "They wait to be sent again. What cannot be reopened stays as it is, and you will see why.",
  },
  cancel: {
    verb: "Cancel",
    done: "Canceled",
    what: "orders",
    whole: (orders: string) => `Cancel ${orders}`,
    Icon: Ban,
    tone: "danger",
    consequence:
      "This cannot be undone, and gives no money back: refunds are made on the platform. What cannot be canceled stays as it is, and you will see why.",
  },
  resend: {
    verb: "Resend",
    done: "Mailed again",
    what: "e-mails",
    whole: (orders: string) => `Resend the e-mails of ${orders}`,
    Icon: Send,
    tone: "default",
    consequence:
      "The newest e-mail about each of them is sent once more. What cannot be sent again stays as it is, and you will see why.",
  },
} as const;

/** What could be done with some of them; of those that are not in sight nobody knows here. */
function commandsFor(lines: readonly OrderLine[], elsewhere: number) {
  const usual = (command: BulkAct) => command === "complete" || command === "cancel";
  return bulkCommands.filter(
    (command) =>
      (elsewhere > 0 && usual(command)) || lines.some((line) => mayRun(command, line, "person")),
  );
}

/** What can be done with the selected orders; floats at the bottom of the list while there are any. */
export function SelectionBar(props: SelectionBarProps) {
  const { selected, mayWrite, mayMail, onExport, onDone } = props;
  const { ids, lines, elsewhere } = selected;
  const { runCommand, resendSeveral } = useOrderListActions();
  const [asking, setAsking] = useState<BulkAct | null>(null);
  const tooMany = ids.length > mostSelected;
  const run = async (act: BulkAct) => {
    const result =
      act === "resend"
        ? await resendSeveral({ orderIds: [...ids] })
        : await runCommand({ ids: [...ids], command: act });
    if (!result.ok) throw new Error(result.error.message);
    onDone(act, result.value);
  };
  return (
    <SelectionFrame label="Selected orders" selected={selected}>
      {[
        ...(mayWrite ? commandsFor(lines, elsewhere) : []),
        ...(mayMail ? (["resend"] as const) : []),
      ].map((act) => {
        const { verb, what, whole, Icon, tone, consequence } = bulkActs[act];
        const said = whole(countText(orderList, ids.length));
        return (
          <ConfirmDialog
            key={act}
            open={asking === act}
            onOpenChange={(open) => setAsking(open ? act : null)}
            title={`${said}?`}
            consequence={consequence}
            confirmLabel={act === "resend" ? verb : said}
            cancelLabel="Keep them as they are"
            tone={tone}
            onConfirm={() => run(act)}
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
    </SelectionFrame>
  );
}
