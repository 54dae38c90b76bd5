"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { toast } from "@/components/ui/toaster";
import { type ConfirmationPageActions, insist } from "./page-actions";

interface UndoButtonProps {
  id: string;
  code: string;
  reference: string;
  /** The window is over: without the match it has failed. */
  over: boolean;
  hasReply: boolean;
  undo: ConfirmationPageActions["undo"];
}

/** Takes confirmation and order apart; says before what that takes along. */
export function UndoButton({ id, code, reference, over, hasReply, undo }: UndoButtonProps) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  useShortcuts("Confirmation", [{ keys: "z", label: "Undo the match", run: () => setOpen(true) }]);
  const run = async () => {
    await insist(undo({ id, reason }));
    toast.success(`${code} is no longer matched`);
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      title={
        <>
          Undo the match of <span className="whitespace-nowrap">{code}</span> and the order{" "}
          {reference}?
        </>
      }
      consequence={`The confirmation is ${over ? "failed, since its window is over" : "pending again"}. ${hasReply ? "Your reply is no longer shown. " : ""}Answers that are planned are called off; mail that has left cannot be taken back. Onetill will not join these two again by itself.`}
      confirmLabel="Undo match"
      cancelLabel="Keep match"
      onConfirm={run}
      trigger={
        <Button size="sm" variant="danger-quiet" aria-keyshortcuts="Z">
          <Undo2 aria-hidden />
          Undo match
        </Button>
      }
    >
      <ReasonField
        value={reason}
        onChange={setReason}
        hint="Stays on both timelines, for your team."
      />
    </ConfirmDialog>
  );
}
