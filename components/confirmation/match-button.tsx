"use client";

import { Link2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { toast } from "@/components/ui/toaster";
import { type ConfirmationPageActions, insist } from "./page-actions";

export interface MatchButtonProps {
  /** The shown id of the confirmation, and how people call it. */
  id: string;
  code: string;
  order: { id: string; reference: string };
  /** The reference of the order that it is matched with now. */
  instead: string | null;
  primary?: boolean;
  actions: Pick<ConfirmationPageActions, "match" | "relink">;
}

/** Joins the confirmation with this order, or moves it here from another one; asks once before. */
export function MatchButton({ id, code, order, instead, primary, actions }: MatchButtonProps) {
  const [reason, setReason] = useState("");
  const run = async () => {
    if (instead === null) await insist(actions.match({ id, orderId: order.id }));
    else await insist(actions.relink({ id, orderId: order.id, reason }));
    toast.success(`Matched with the order ${order.reference}`);
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  return (
    <ConfirmDialog
      title={
        <>
          {instead === null ? "Match " : "Re-link "}
          <span className="whitespace-nowrap">{code}</span>
          {instead === null ? " with" : " to"} the order {order.reference}?
        </>
      }
      consequence={
        instead === null
          ? "The confirmation becomes a success, the visitor sees that the payment was found, and answers for a match are sent. You can undo it, but not mail that has left."
          : `The match with the order ${instead} is undone and this one takes its place, in one step. Both stay on the timelines. Mail that has left cannot be taken back.`
      }
      confirmLabel={instead === null ? "Match" : "Re-link"}
      tone="default"
      onConfirm={run}
      trigger={
        <Button
          size="sm"
          variant={primary ? "primary" : "secondary"}
          aria-label={`${instead === null ? "Match with" : "Re-link to"} the order ${order.reference}`}
        >
          <Link2 aria-hidden />
          {instead === null ? "Match" : "Re-link"}
        </Button>
      }
    >
      {instead === null ? null : (
        <ReasonField
          value={reason}
          onChange={setReason}
          hint="Stays on the timelines, for your team."
        />
      )}
    </ConfirmDialog>
  );
}
