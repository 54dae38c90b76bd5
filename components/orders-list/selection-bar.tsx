"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { countText } from "@/components/list-page/count-text";
import type { Selected } from "@/components/list-page/list-page";
import { mostSelected, SelectionFrame } from "@/components/list-page/selection-frame";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Progress } from "@/components/ui/progress";
import { ReasonField } from "@/components/ui/reason-field";
import type { CommandReport } from "@/lib/desk/browser";
import { type OrderLine, orderList } from "@/lib/orders/browser";
import { atOnce, type BulkAct, bulkActs, commandsFor } from "./bulk-acts";
import { useOrderListActions } from "./order-list-actions";
import { RefundSums } from "./refund-sums";
import { runInParts } from "./run-in-parts";

interface SelectionBarProps {
  selected: Selected<OrderLine>;
  mayWrite: boolean;
  mayRefund: boolean;
  mayMail: boolean;
  onExport: () => void;
  onDone: (act: BulkAct, reports: CommandReport[]) => void;
}

const takesReason = (act: BulkAct) => act === "refund" || act === "decline" || act === "cancel";

/** What can be done with the selected orders; floats at the bottom of the list while there are any. */
export function SelectionBar(props: SelectionBarProps) {
  const { selected, mayWrite, mayRefund, mayMail, onExport, onDone } = props;
  const { ids, lines, elsewhere } = selected;
  const { runCommand, refundSeveral, resendSeveral } = useOrderListActions();
  const [asking, setAsking] = useState<BulkAct | null>(null);
  const [reason, setReason] = useState("");
  const [done, setDone] = useState<number | null>(null);
  const tooMany = ids.length > mostSelected;
  const part = (act: BulkAct) => (some: string[]) => {
    if (act === "resend") return resendSeveral({ orderIds: some });
    if (act === "refund") return refundSeveral({ ids: some, reason });
    return runCommand({ ids: some, command: act, reason });
  };
  const run = async (act: BulkAct) => {
    try {
      onDone(act, await runInParts(ids, atOnce(act), part(act), setDone));
    } finally {
      setDone(null);
    }
  };
  return (
    <SelectionFrame label="Selected orders" selected={selected}>
      {[
        ...commandsFor(lines, elsewhere, { write: mayWrite, refund: mayRefund }),
        ...(mayMail ? (["resend"] as const) : []),
      ].map((act) => {
        const { verb, what, whole, Icon, tone, consequence } = bulkActs[act];
        const said = whole(countText(orderList, ids.length));
        return (
          <ConfirmDialog
            key={act}
            open={asking === act}
            onOpenChange={(open) => {
              setReason("");
              setAsking(open ? act : null);
            }}
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
                  <span className="max-lg:sr-only"> {what}</span>
                </span>
              </Button>
            }
          >
            {act === "refund" || takesReason(act) || done !== null ? (
              <div className="flex flex-col gap-4">
                {act === "refund" ? <RefundSums ids={ids} /> : null}
                {takesReason(act) && done === null ? (
                  <ReasonField
                    value={reason}
                    onChange={setReason}
                    hint="Stays on the timeline of each."
                  />
                ) : null}
                {done !== null ? (
                  <Progress
                    label={said}
                    value={done}
                    max={ids.length}
                    detail={`${done} of ${ids.length} are done.`}
                  />
                ) : null}
              </div>
            ) : null}
          </ConfirmDialog>
        );
      })}
      <Button disabled={tooMany} onClick={onExport} className="max-sm:order-2 max-sm:flex-1">
        <Download aria-hidden />
        Export
      </Button>
    </SelectionFrame>
  );
}
