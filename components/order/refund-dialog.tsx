"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ReasonField } from "@/components/ui/reason-field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { ServerAction } from "@/components/ui/server-action";
import { toast } from "@/components/ui/toaster";
import { type ChosenLine, type LeftLine, RefundLines } from "./refund-lines";

export type RefundPayment = ServerAction<
  { orderId: string; amount?: string; lines?: ChosenLine[]; reason: string },
  { state: string; text: string; failure: string | null }
>;

interface RefundDialogProps {
  orderId: string;
  reference: string;
  /** What can be given back at most, as a plain decimal and as people read it. */
  maximum: { decimal: string; text: string };
  currency: string;
  /** What of it is for which lines. */
  lines: LeftLine[];
  refund: RefundPayment;
}

const ways = [
  { value: "lines", label: "By item" },
  { value: "amount", label: "By amount" },
] as const;

/** Gives money back: an amount, in full unless told, or lines of the order. */
export function RefundDialog(props: RefundDialogProps) {
  const { orderId, reference, maximum, currency, lines, refund } = props;
  const [way, setWay] = useState<string>("amount");
  const [amount, setAmount] = useState(maximum.decimal);
  const [chosen, setChosen] = useState<ChosenLine[]>([]);
  const [reason, setReason] = useState("");
  const begin = () => {
    setAmount(maximum.decimal);
    setChosen([]);
  };
  const giveBack = async () => {
    const byLine = way === "lines";
    if (byLine && chosen.length === 0) throw new Error("Choose what to give back.");
    const wish = byLine ? { lines: chosen } : { amount: amount.trim() };
    const result = await refund({ orderId, ...wish, reason });
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
        <Button size="sm" onClick={begin}>
          <Undo2 aria-hidden />
          Refund
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {lines.length > 0 ? (
          <SegmentedControl
            label="What to give back"
            options={ways}
            value={way}
            onValueChange={setWay}
            className="w-full"
          />
        ) : null}
        {way === "lines" ? (
          <RefundLines lines={lines} currency={currency} chosen={chosen} onChange={setChosen} />
        ) : (
          <Field label={`Amount in ${currency}`} hint={`At most ${maximum.text}.`}>
            <Input
              inputMode="decimal"
              autoComplete="off"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          </Field>
        )}
        <ReasonField
          value={reason}
          onChange={setReason}
          hint="Stays on the timeline, for your team."
        />
      </div>
    </ConfirmDialog>
  );
}
