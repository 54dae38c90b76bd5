"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ReasonField } from "@/components/ui/reason-field";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";

interface RefundDialogProps {
  orderId: string;
  reference: string;
  /** What can be given back at most, as a plain decimal and as people read it. */
  maximum: { decimal: string; text: string };
  currency: string;
  refund: (input: {
    orderId: string;
    amount: string;
    reason: string;
  }) => Promise<ActionResult<{ state: string; text: string; failure: string | null }>>;
}

/** Gives money back, in full unless told. */
export function RefundDialog({ orderId, reference, maximum, currency, refund }: RefundDialogProps) {
  const [amount, setAmount] = useState(maximum.decimal);
  const [reason, setReason] = useState("");
  const giveBack = async () => {
    const result = await refund({ orderId, amount: amount.trim(), reason });
    if (!result.ok) throw new Error(result.error.message);
    const { state, text, failure } = result.value;
    if (state === "failed") throw new Error(failure ?? "The refund was not made.");
    toast.success(state === "pending" ? `${text} is on its way back` : `${text} was given back`);
    setReason("");
  };
  return (
    <ConfirmDialog
      title={`Refund order ${reference}?`}
      consequence={`Up to ${maximum.text} can be given back, the way it was paid. This cannot be undone.`}
      confirmLabel="Refund"
      cancelLabel="Keep the money"
      onConfirm={giveBack}
      trigger={
        <Button size="sm" onClick={() => setAmount(maximum.decimal)}>
          <Undo2 aria-hidden />
          Refund
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={`Amount in ${currency}`} hint={`At most ${maximum.text}.`}>
          <Input
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </Field>
        <ReasonField
          value={reason}
          onChange={setReason}
          hint="Stays on the timeline, for your team."
        />
      </div>
    </ConfirmDialog>
  );
}
